using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Compute.Gemm;

/// <summary>One tile of C, 8 rows by two vectors: picks the kernel for the hardware and handles ragged edges.</summary>
internal static unsafe class Tile<T> where T : unmanaged
{
    public static void Run(
        bool byRows, long k, T* a, T* b, Start<T> init, T* c, long cRow, long height, long columns, T* edge)
    {
        if (height == Gemm<T>.Height && columns == Gemm<T>.Width)
        {
            Whole(byRows, k, a, b, init, c, cRow, columns);
            return;
        }

        // A ragged tile is computed in scratch memory, by whole vectors; only its valid part is copied out.
        var width = Gemm<T>.Width;
        var start = Start<T>.Zero;
        if (init.Data != null)
        {
            for (var r = 0L; r < height; r++)
                Unsafe.CopyBlockUnaligned(edge + r * width, init.Data + r * init.Row, (uint)(columns * sizeof(T)));
            start = new Start<T>(edge, width);
        }

        Whole(byRows, k, a, b, start, edge, width, columns);
        for (var r = 0L; r < height; r++)
            Unsafe.CopyBlockUnaligned(c + r * cRow, edge + r * width, (uint)(columns * sizeof(T)));
    }

    private static void Whole(bool byRows, long k, T* a, T* b, Start<T> init, T* c, long cRow, long columns)
    {
        if (byRows)
            Kernel<RowMajor>(k, a, b, init, c, cRow, columns);
        else
            Kernel<ColumnMajor>(k, a, b, init, c, cRow, columns);
    }

    private static void Kernel<TLayout>(long k, T* a, T* b, Start<T> init, T* c, long cRow, long columns) where TLayout : struct, IRowLayout
    {
        if (Vector512.IsHardwareAccelerated)
        {
            if (columns <= HalfKernel512<T>.Width)
                HalfKernel512<T>.Run<TLayout>(k, a, b, init, c, cRow);
            else
                Kernel512<T>.Run<TLayout>(k, a, b, init, c, cRow);
            return;
        }

        if (Vector256.IsHardwareAccelerated && (Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported))
        {
            for (var row = 0; row < Gemm<T>.Height; row += Kernel256<T>.Height)
            {
                for (var column = 0; column < columns; column += Kernel256<T>.Width)
                    Kernel256<T>.Run<TLayout>(k, a + row * TLayout.Row, b + column, init.At(row, column), c + row * cRow + column, cRow);
            }

            return;
        }

        KernelScalar<T>.Run<TLayout>(k, a, b, init, c, cRow);
    }
}
