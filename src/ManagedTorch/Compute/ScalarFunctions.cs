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

/// <summary>log(1 + e^(βx))/β, and x itself above the threshold.</summary>
internal readonly struct SoftplusFunction(double beta, double threshold) : IScalarFunction
{
    public double Apply(double x) => x * beta > threshold ? x : ScalarNearOne.Softplus(x * beta) / beta;
}

/// <summary>The slope of <see cref="SoftplusFunction"/>.</summary>
internal readonly struct SoftplusSlopeFunction(double beta, double threshold) : IScalarFunction
{
    public double Apply(double x) => x * beta > threshold ? 1 : 1 / (1 + ScalarMath.Exp(-x * beta));
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
