using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Replication.Random;

namespace Replication.Models.Functions;

/// <summary>
/// Channels side by side in vectors of 512 bits, whatever the hardware has: the runtime splits what is wider, each
/// operation is exact by IEEE 754, and sums over lanes run in one tree, so the bits are the same everywhere.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal static class Lanes<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Count => Vector512<T>.Count;

    /// <summary>The channels of a row from the first on; zeros where the row ends before the vector does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(ReadOnlySpan<T> row, int first) =>
        row.Length - first >= Count ? Vector512.Create(row[first..]) : LoadEnd(row[first..]);

    /// <summary>Writes the channels of a row from the first on, as many as the row has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> value, Span<T> row, int first)
    {
        if (row.Length - first >= Count)
            value.CopyTo(row[first..]);
        else
            StoreEnd(value, row[first..]);
    }

    /// <summary>a·b + c with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exp(Vector512<T> x) => typeof(T) == typeof(float)
        ? DeterministicVectors.Exp(x.AsSingle()).As<float, T>()
        : DeterministicVectors.Exp(x.AsDouble()).As<double, T>();

    /// <summary>The sum of all lanes: halves folded onto each other until one is left.</summary>
    public static T Sum(Vector512<T> value)
    {
        Span<T> lanes = stackalloc T[Count];
        value.CopyTo(lanes);
        for (var half = Count / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
                lanes[i] += lanes[i + half];
        }

        return lanes[0];
    }

    private static Vector512<T> LoadEnd(ReadOnlySpan<T> end)
    {
        Span<T> lanes = stackalloc T[Count];
        lanes.Clear();
        end.CopyTo(lanes);
        return Vector512.Create<T>(lanes);
    }

    private static void StoreEnd(Vector512<T> value, Span<T> end)
    {
        Span<T> lanes = stackalloc T[Count];
        value.CopyTo(lanes);
        lanes[..end.Length].CopyTo(end);
    }
}
