using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>Runs a float64 function of whole vectors; float32 results are its results rounded once.</summary>
internal readonly struct Widened<TFunction>(TFunction function) : IUnary where TFunction : struct, IVectorFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Apply<T>(Vector512<T> x)
    {
        if (typeof(T) == typeof(double))
            return function.Apply(x.AsDouble()).As<double, T>();
        if (typeof(T) != typeof(float))
            throw new NotSupportedException($"{typeof(TFunction).Name} is not defined for {typeof(T).Name}.");
        var (low, high) = Vector512.Widen(x.AsSingle());
        return Vector512.Narrow(function.Apply(low), function.Apply(high)).As<float, T>();
    }
}
