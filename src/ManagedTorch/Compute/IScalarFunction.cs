namespace TorchSharp.Compute;

/// <summary>A function of one float64, for operators that are not worth a vector form.</summary>
internal interface IScalarFunction
{
    double Apply(double x);
}
