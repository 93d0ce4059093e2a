using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>Sums and maxima over rows and columns, each by one fixed order of additions.</summary>
internal static unsafe class RowReductions
{
    private const long Block = 4096;

    /// <summary>Sum of n contiguous elements: lanes side by side within blocks of 4096, then the fixed tree, then block after block.</summary>
    public static T Sum<T>(T* x, long n) where T : unmanaged
    {
        var total = Vector512<T>.Zero;
        for (var first = 0L; first < n; first += Block)
        {
            var end = Math.Min(n, first + Block);
            var lanes = Vector512<T>.Zero;
            var i = first;
            for (; i <= end - Vector512<T>.Count; i += Vector512<T>.Count)
                lanes += Vector512.Load(x + i);
            if (i < end)
                lanes += Simd.LoadFirst(x + i, end - i, Vector512<T>.Zero);
            total += Vector512.CreateScalar(Simd.Sum(lanes));
        }

        return total.GetElement(0);
    }

    /// <summary>Largest of n contiguous elements; NaN where any is.</summary>
    public static T Max<T>(T* x, long n) where T : unmanaged
    {
        var lanes = Vector512.Create(*x);
        var i = 0L;
        for (; i <= n - Vector512<T>.Count; i += Vector512<T>.Count)
            lanes = Vector512.Max(lanes, Vector512.Load(x + i));
        if (i < n)
            lanes = Vector512.Max(lanes, Simd.LoadFirst(x + i, n - i, Vector512.Create(*x)));
        return Simd.Max(lanes);
    }

    /// <summary>y[c] = Σ_r x[r, c] for contiguous rows: rows are added in ascending order.</summary>
    public static void SumColumns<T>(T* x, long rows, long columns, T* y) where T : unmanaged
    {
        const long stripe = 64;
        var pieces = (int)((columns + stripe - 1) / stripe);
        void Piece(int piece)
        {
            var first = piece * stripe;
            var end = Math.Min(columns, first + stripe);
            for (var c = first; c < end; c += Vector512<T>.Count)
            {
                var count = Math.Min(Vector512<T>.Count, end - c);
                var sum = Vector512<T>.Zero;
                var from = x + c;
                for (var r = 0L; r < rows; r++, from += columns)
                    sum += Vector512.Load(from);
                if (count == Vector512<T>.Count)
                    Vector512.Store(sum, y + c);
                else
                    Simd.StoreFirst(sum, y + c, count);
            }
        }

        if (rows * columns < 65536)
        {
            for (var piece = 0; piece < pieces; piece++)
                Piece(piece);
            return;
        }

        Workers.For(pieces, Piece);
    }
}
