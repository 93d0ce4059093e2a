using System.Runtime.Intrinsics;
using Replication.Random;

namespace TorchSharp.Compute;

/// <summary>log(1 + e^(βx))/β, and x itself above the threshold.</summary>
internal readonly struct SoftplusFunction(double beta, double threshold) : IVectorFunction
{
    public Vector512<double> Apply(Vector512<double> x)
    {
        var scaled = x * beta;
        var rest = Log1p(DeterministicVectors.Exp(-Vector512.Abs(scaled)));
        var smooth = (Vector512.Max(scaled, Vector512<double>.Zero) + rest) / beta;
        return Vector512.ConditionalSelect(Vector512.GreaterThan(scaled, Vector512.Create(threshold)), x, smooth);
    }

    // For x in [0, 1]; the rounding error of 1 + x is divided out, as in ScalarNearOne.
    private static Vector512<double> Log1p(Vector512<double> x)
    {
        var one = Vector512<double>.One;
        var u = one + x;
        return Vector512.ConditionalSelect(Vector512.Equals(u, one), x, DeterministicVectors.LogOfNormal(u) * (x / (u - one)));
    }
}
