using System.Runtime.Intrinsics;
using Replication.Random;

namespace TorchSharp.Compute;

/// <summary>The slope of <see cref="SoftplusFunction"/>.</summary>
internal readonly struct SoftplusSlopeFunction(double beta, double threshold) : IVectorFunction
{
    public Vector512<double> Apply(Vector512<double> x)
    {
        var one = Vector512<double>.One;
        var slope = one / (one + DeterministicVectors.Exp(-x * beta));
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x * beta, Vector512.Create(threshold)), one, slope);
    }
}
