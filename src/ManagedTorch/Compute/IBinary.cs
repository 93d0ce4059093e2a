using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>A function of two numbers, written once for whole vectors.</summary>
internal interface IBinary
{
    Vector512<T> Apply<T>(Vector512<T> a, Vector512<T> b);
}
