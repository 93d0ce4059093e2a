using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>Runs a scalar float64 function lane by lane; float32 results are its results rounded once.</summary>
internal readonly struct Laned<TFunction>(TFunction function) : IUnary where TFunction : struct, IScalarFunction
{
    public Vector512<T> Apply<T>(Vector512<T> x)
    {
        if (typeof(T) == typeof(float))
        {
            Span<float> singles = stackalloc float[Vector512<float>.Count];
            x.AsSingle().CopyTo(singles);
            foreach (ref var value in singles)
                value = (float)function.Apply(value);
            return Vector512.Create<float>(singles).As<float, T>();
        }

        if (typeof(T) != typeof(double))
            throw new NotSupportedException($"{typeof(TFunction).Name} is not defined for {typeof(T).Name}.");
        Span<double> doubles = stackalloc double[Vector512<double>.Count];
        x.AsDouble().CopyTo(doubles);
        foreach (ref var value in doubles)
            value = function.Apply(value);
        return Vector512.Create<double>(doubles).As<double, T>();
    }
}
