using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Compute.Gemm;

/// <summary>Copies blocks of the operands into the order in which the microkernel reads them.</summary>
internal static unsafe class Packing<T> where T : unmanaged
{
    /// <summary>One panel of B, <c>packed[k][width]</c>, zero beyond the last column.</summary>
    public static void Columns(Matrix<T> b, long k, long n, long column, T* packed)
    {
        var width = Gemm<T>.Width;
        var columns = Math.Min(width, n - column);
        var source = b.Data + column * b.Column;
        if (columns < width)
            new Span<T>(packed, checked((int)(k * width))).Clear();
        if (b.Column == 1)
        {
            for (var i = 0L; i < k; i++)
                Unsafe.CopyBlockUnaligned(packed + i * width, source + i * b.Row, (uint)(columns * sizeof(T)));
            return;
        }

        if (b.Row == 1 && columns == width && sizeof(T) == 4)
        {
            Transpose((float*)source, b.Column, k, (float*)packed);
            return;
        }

        for (var j = 0L; j < columns; j++)
        {
            var from = source + j * b.Column;
            for (var i = 0L; i < k; i++)
                packed[i * width + j] = from[i * b.Row];
        }
    }

    /// <summary>
    /// Rows <paramref name="first"/> to <paramref name="end"/> of A at some depth, in groups of the tile's height
    /// that start every height·Depth elements: <c>[row][Depth]</c> where A's rows are contiguous, else <c>[k][height]</c>.
    /// Rows beyond the last are zero.
    /// </summary>
    public static void Rows(Matrix<T> a, long first, long end, long depth, long length, T* packed)
    {
        const int height = Gemm<T>.Height, stride = Gemm<T>.Depth;
        for (var row = first; row < end; row += height)
        {
            var group = packed + (row - first) * stride;
            var rows = Math.Min(height, end - row);
            if (a.Column == 1)
            {
                for (var r = 0L; r < rows; r++)
                    Unsafe.CopyBlockUnaligned(group + r * stride, a.Data + (row + r) * a.Row + depth, (uint)(length * sizeof(T)));
                for (var r = rows; r < height; r++)
                    new Span<T>(group + r * stride, (int)length).Clear();
            }
            else if (a.Row == 1 && rows == height)
            {
                // A constant size: the copy is one or two vector moves.
                for (var i = 0L; i < length; i++)
                    Unsafe.CopyBlockUnaligned(group + i * height, a.Data + row + (depth + i) * a.Column, (uint)(height * sizeof(T)));
            }
            else
            {
                if (rows < height)
                    new Span<T>(group, height * (int)length).Clear();
                for (var i = 0L; i < length; i++)
                {
                    var from = a.Data + row * a.Row + (depth + i) * a.Column;
                    for (var r = 0L; r < rows; r++)
                        group[i * height + r] = from[r * a.Row];
                }
            }
        }
    }

    // Reads 32 rows that are contiguous in k and writes packed[k][32], by 4 × 4 squares.
    private static void Transpose(float* source, long stride, long k, float* packed)
    {
        const int width = 32;
        var i = 0L;
        for (; i <= k - 4; i += 4)
        {
            for (var j = 0; j < width; j += 4)
            {
                var from = source + j * stride + i;
                var r0 = Vector128.Load(from);
                var r1 = Vector128.Load(from + stride);
                var r2 = Vector128.Load(from + 2 * stride);
                var r3 = Vector128.Load(from + 3 * stride);
                var to = packed + i * width + j;
                if (System.Runtime.Intrinsics.X86.Sse.IsSupported)
                {
                    var t0 = System.Runtime.Intrinsics.X86.Sse.UnpackLow(r0, r1);
                    var t1 = System.Runtime.Intrinsics.X86.Sse.UnpackLow(r2, r3);
                    var t2 = System.Runtime.Intrinsics.X86.Sse.UnpackHigh(r0, r1);
                    var t3 = System.Runtime.Intrinsics.X86.Sse.UnpackHigh(r2, r3);
                    System.Runtime.Intrinsics.X86.Sse.MoveLowToHigh(t0, t1).Store(to);
                    System.Runtime.Intrinsics.X86.Sse.MoveHighToLow(t1, t0).Store(to + width);
                    System.Runtime.Intrinsics.X86.Sse.MoveLowToHigh(t2, t3).Store(to + 2 * width);
                    System.Runtime.Intrinsics.X86.Sse.MoveHighToLow(t3, t2).Store(to + 3 * width);
                    continue;
                }

                for (var x = 0; x < 4; x++)
                    Vector128.Create(r0[x], r1[x], r2[x], r3[x]).Store(to + x * width);
            }
        }

        for (; i < k; i++)
        {
            for (var j = 0; j < width; j++)
                packed[i * width + j] = source[j * stride + i];
        }
    }
}
