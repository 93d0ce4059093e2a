namespace TorchSharp.Compute;

internal readonly struct SinFunction : IScalarFunction
{
    public double Apply(double x) => ScalarTrigonometry.Sin(x);
}

internal readonly struct CosFunction : IScalarFunction
{
    public double Apply(double x) => ScalarTrigonometry.Cos(x);
}

internal readonly struct Log1pFunction : IScalarFunction
{
    public double Apply(double x) => ScalarNearOne.Log1p(x);
}

internal readonly struct Expm1Function : IScalarFunction
{
    public double Apply(double x) => ScalarNearOne.Expm1(x);
}

internal readonly struct PowerFunction(double exponent) : IScalarFunction
{
    public double Apply(double x) => ScalarPower.Pow(x, exponent);
}

internal readonly struct FloorFunction : IScalarFunction
{
    public double Apply(double x) => Math.Floor(x);
}

internal readonly struct CeilFunction : IScalarFunction
{
    public double Apply(double x) => Math.Ceiling(x);
}

/// <summary>To the nearest whole number, halves to the even one.</summary>
internal readonly struct RoundFunction : IScalarFunction
{
    public double Apply(double x) => Math.Round(x, MidpointRounding.ToEven);
}
