using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Replication.Measures.Probes;

/// <summary>Matrix products of float64 whose every element is one chain of fused multiply-adds, in order: the same bits on every machine.</summary>
internal static class Products
{
    /// <summary>Columns are padded to a multiple of this: two vectors of eight.</summary>
    public const int Block = 16;

    private const int Half = 8;
    private const int Rows = 4; // at once: eight running sums stay in registers

    public static int Padded(int columns) => (columns + Block - 1) / Block * Block;

    /// <summary>target[r, c] += Σₖ left[r · row + k · step] · right[k, c].</summary>
    /// <param name="target">[rows, width], a padded width.</param>
    /// <param name="right">[inner, width]</param>
    public static void Add(Span<double> target, ReadOnlySpan<double> left, int row, int step, ReadOnlySpan<double> right, int rows, int inner, int width)
    {
        if (width % Block != 0 || target.Length < rows * width || right.Length < inner * width || left.Length <= (rows - 1) * row + (inner - 1) * step)
            throw new ArgumentException($"A product of {rows} × {inner} with {inner} × {width} does not fit spans of {left.Length}, {right.Length} and {target.Length}.");
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        ref var c = ref MemoryMarshal.GetReference(target);
        for (nuint column = 0; column < (nuint)width; column += Block)
        {
            var r = 0;
            for (; r <= rows - Rows; r += Rows)
                Four(ref c, (nuint)(r * width) + column, ref a, (nuint)(r * row), (nuint)row, (nuint)step, ref b, column, (nuint)inner, (nuint)width);
            for (; r < rows; r++)
                One(ref c, (nuint)(r * width) + column, ref a, (nuint)(r * row), (nuint)step, ref b, column, (nuint)inner, (nuint)width);
        }
    }

    private static void Four(ref double c, nuint at, ref double a, nuint left, nuint row, nuint step, ref double b, nuint right, nuint inner, nuint width)
    {
        Vector512<double> c00 = Vector512.LoadUnsafe(ref c, at), c01 = Vector512.LoadUnsafe(ref c, at + Half);
        Vector512<double> c10 = Vector512.LoadUnsafe(ref c, at + width), c11 = Vector512.LoadUnsafe(ref c, at + width + Half);
        Vector512<double> c20 = Vector512.LoadUnsafe(ref c, at + 2 * width), c21 = Vector512.LoadUnsafe(ref c, at + 2 * width + Half);
        Vector512<double> c30 = Vector512.LoadUnsafe(ref c, at + 3 * width), c31 = Vector512.LoadUnsafe(ref c, at + 3 * width + Half);
        for (nuint k = 0; k < inner; k++, left += step, right += width)
        {
            var (b0, b1) = (Vector512.LoadUnsafe(ref b, right), Vector512.LoadUnsafe(ref b, right + Half));
            var a0 = Vector512.Create(Unsafe(ref a, left));
            (c00, c01) = (Vector512.FusedMultiplyAdd(a0, b0, c00), Vector512.FusedMultiplyAdd(a0, b1, c01));
            var a1 = Vector512.Create(Unsafe(ref a, left + row));
            (c10, c11) = (Vector512.FusedMultiplyAdd(a1, b0, c10), Vector512.FusedMultiplyAdd(a1, b1, c11));
            var a2 = Vector512.Create(Unsafe(ref a, left + 2 * row));
            (c20, c21) = (Vector512.FusedMultiplyAdd(a2, b0, c20), Vector512.FusedMultiplyAdd(a2, b1, c21));
            var a3 = Vector512.Create(Unsafe(ref a, left + 3 * row));
            (c30, c31) = (Vector512.FusedMultiplyAdd(a3, b0, c30), Vector512.FusedMultiplyAdd(a3, b1, c31));
        }

        c00.StoreUnsafe(ref c, at);
        c01.StoreUnsafe(ref c, at + Half);
        c10.StoreUnsafe(ref c, at + width);
        c11.StoreUnsafe(ref c, at + width + Half);
        c20.StoreUnsafe(ref c, at + 2 * width);
        c21.StoreUnsafe(ref c, at + 2 * width + Half);
        c30.StoreUnsafe(ref c, at + 3 * width);
        c31.StoreUnsafe(ref c, at + 3 * width + Half);
    }

    private static void One(ref double c, nuint at, ref double a, nuint left, nuint step, ref double b, nuint right, nuint inner, nuint width)
    {
        Vector512<double> c0 = Vector512.LoadUnsafe(ref c, at), c1 = Vector512.LoadUnsafe(ref c, at + Half);
        for (nuint k = 0; k < inner; k++, left += step, right += width)
        {
            var a0 = Vector512.Create(Unsafe(ref a, left));
            c0 = Vector512.FusedMultiplyAdd(a0, Vector512.LoadUnsafe(ref b, right), c0);
            c1 = Vector512.FusedMultiplyAdd(a0, Vector512.LoadUnsafe(ref b, right + Half), c1);
        }

        c0.StoreUnsafe(ref c, at);
        c1.StoreUnsafe(ref c, at + Half);
    }

    private static double Unsafe(ref double start, nuint at) => System.Runtime.CompilerServices.Unsafe.Add(ref start, at);
}
