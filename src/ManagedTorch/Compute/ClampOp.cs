using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>Brings every element between two bounds, either of which may be absent; NaN stays NaN.</summary>
internal readonly struct ClampOp(Scalar? min, Scalar? max) : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x)
    {
        if (min is not null)
            x = Vector512.Max(x, Bound<T>(min));
        return max is null ? x : Vector512.Min(x, Bound<T>(max));
    }

    private static Vector512<T> Bound<T>(Scalar bound)
    {
        if (typeof(T) == typeof(float))
            return Vector512.Create((float)bound.Real).As<float, T>();
        return typeof(T) == typeof(double)
            ? Vector512.Create(bound.Real).As<double, T>()
            : Vector512.Create(bound.Integer).As<long, T>();
    }
}
