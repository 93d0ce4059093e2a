using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>What the hand-written functions share: numbers of tensors at hand, and work cut by sequence.</summary>
internal static class Batches
{
    /// <summary>Runs the sequences of a batch side by side; none writes what another reads.</summary>
    public static void For(int batch, Action<int> body)
    {
        var threads = Math.Max(1, get_num_threads());
        if (threads > 1)
        {
            Parallel.For(0, batch, new ParallelOptions { MaxDegreeOfParallelism = threads }, body);
            return;
        }

        for (var n = 0; n < batch; n++)
            body(n);
    }

    /// <summary>The tensor on the CPU, contiguous and of type T; a second handle where it is so already.</summary>
    public static Tensor Near<T>(this Tensor x)
    {
        using var here = x.detach().cpu();
        using var typed = here.to(typeof(T) == typeof(double) ? ScalarType.Float64 : ScalarType.Float32);
        return typed.contiguous();
    }

    /// <summary>A new tensor of a shape, its elements not yet set, for the numbers of one of type T.</summary>
    public static Tensor New<T>(params long[] shape) =>
        empty(shape, typeof(T) == typeof(double) ? ScalarType.Float64 : ScalarType.Float32);

    /// <summary>The elements of a tensor as <see cref="Near"/> or <see cref="New"/> gives it, not copied.</summary>
    public static Span<T> Elements<T>(this Tensor x) where T : unmanaged => MemoryMarshal.Cast<byte, T>(x.bytes);

    /// <summary>A near tensor in another's type and on its device; disposes the near one.</summary>
    public static Tensor Like(this Tensor near, Tensor other)
    {
        using (near)
            return near.to(other.dtype, other.device);
    }

    /// <summary>The parts of all sequences [batch, ...] added up, the first sequence first; disposes them.</summary>
    public static Tensor Sum<T>(Tensor parts, params long[] shape)
        where T : unmanaged, INumber<T>
    {
        using (parts)
        {
            var sum = New<T>(shape);
            Span<T> total = sum.Elements<T>(), all = parts.Elements<T>();
            total.Clear();
            for (var i = 0; i < all.Length; i++)
                total[i % total.Length] += all[i];
            return sum;
        }
    }
}
