using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>A function of one number, written once for whole vectors; tails are run through the same code.</summary>
internal interface IUnary
{
    Vector512<T> Apply<T>(Vector512<T> x);
}
