using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>A function of one number in float64, written for whole vectors.</summary>
internal interface IVectorFunction
{
    Vector512<double> Apply(Vector512<double> x);
}
