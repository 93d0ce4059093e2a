using System.Runtime.Intrinsics;
using TorchSharp.Memory;

namespace TorchSharp.Compute.Gemm;

/// <summary>
/// C = init + A·B, blocked, packed and threaded. Every element of C is one chain of fused multiply-adds over
/// k in ascending order: no blocking, vector width or thread count changes a bit of it.
/// </summary>
internal static unsafe class Gemm<T> where T : unmanaged
{
    /// <summary>Rows of a tile: the microkernel's height.</summary>
    public const int Height = 8;

    /// <summary>Depth of a packed block.</summary>
    public const int Depth = 256;

    private const int BlockRows = 64;
    private const int BlockPanels = 8;
    private const long PackedLimit = 4L << 20;
    private const long ParallelWork = 200_000;

    /// <summary>Columns of a tile: two 512-bit vectors.</summary>
    public static int Width => 2 * Vector512<T>.Count;

    /// <summary>C (m × n) = init + A (m × k) · B (k × n).</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="a">A with any strides.</param>
    /// <param name="b">B with any strides.</param>
    /// <param name="c">C, contiguous along columns.</param>
    /// <param name="cRow">Stride of C's rows.</param>
    /// <param name="init">What C starts from.</param>
    /// <param name="parallel">May use the worker threads.</param>
    public static void Run(long m, long n, long k, Matrix<T> a, Matrix<T> b, T* c, long cRow, Start<T> init, bool parallel)
    {
        if (m == 0 || n == 0)
            return;
        var panels = (n + Width - 1) / Width;
        var panelsAtOnce = Math.Max(1, Math.Min(panels, PackedLimit / Math.Max(1, k * Width)));
        parallel &= m * n * k > ParallelWork;
        var packed = BufferPool.Rent(panelsAtOnce * Width * Math.Max(k, 1) * sizeof(T));
        try
        {
            for (var panel = 0L; panel < panels; panel += panelsAtOnce)
                Stripe(m, n, k, a, b, c, cRow, init, panel, Math.Min(panelsAtOnce, panels - panel), Align(packed), parallel);
        }
        finally
        {
            BufferPool.Return(packed);
        }
    }

    // All rows of C for a stripe of column panels, whose part of B is packed once.
    private static void Stripe(
        long m, long n, long k, Matrix<T> a, Matrix<T> b, T* c, long cRow, Start<T> init, long firstPanel, long panels, T* packed, bool parallel)
    {
        var packPieces = (int)((panels + BlockPanels - 1) / BlockPanels);
        void PackPiece(int piece)
        {
            var end = Math.Min(panels, (piece + 1L) * BlockPanels);
            for (var p = (long)piece * BlockPanels; p < end; p++)
                Packing<T>.Columns(b, k, n, (firstPanel + p) * Width, packed + p * k * Width);
        }

        var rowBlocks = (m + BlockRows - 1) / BlockRows;
        var panelBlocks = (panels + BlockPanels - 1) / BlockPanels;
        void ComputePiece(int piece)
        {
            var (rowBlock, panelBlock) = Math.DivRem(piece, panelBlocks);
            var end = Math.Min(panels, (panelBlock + 1) * BlockPanels);
            Block(rowBlock * BlockRows, Math.Min(m, (rowBlock + 1) * BlockRows), n, k, a, c, cRow, init, firstPanel, panelBlock * BlockPanels, end, packed);
        }

        if (parallel)
        {
            Workers.For(packPieces, PackPiece);
            Workers.For((int)(rowBlocks * panelBlocks), ComputePiece);
            return;
        }

        for (var piece = 0; piece < packPieces; piece++)
            PackPiece(piece);
        for (var piece = 0; piece < rowBlocks * panelBlocks; piece++)
            ComputePiece(piece);
    }

    private static void Block(
        long firstRow, long endRow, long n, long k, Matrix<T> a, T* c, long cRow, Start<T> init, long firstPanel, long panel, long endPanel, T* packed)
    {
        var scratch = BufferPool.Rent((BlockRows * Depth + Height * Width) * sizeof(T));
        var rows = Align(scratch);
        var edge = rows + BlockRows * Depth;
        var byRows = a.Column == 1;
        for (var depth = 0L; depth == 0 || depth < k; depth += Depth)
        {
            var length = Math.Min(Depth, k - depth);
            Packing<T>.Rows(a, firstRow, endRow, depth, length, rows);
            for (var p = panel; p < endPanel; p++)
            {
                var column = (firstPanel + p) * Width;
                var columns = Math.Min(Width, n - column);
                var bPanel = packed + p * k * Width + depth * Width;
                for (var row = firstRow; row < endRow; row += Height)
                {
                    var height = Math.Min(Height, endRow - row);
                    var tile = c + row * cRow + column;
                    var start = depth > 0 ? new Start<T>(tile, cRow) : init.At(row, column);
                    Tile<T>.Run(byRows, length, rows + (row - firstRow) * Depth, bPanel, start, tile, cRow, height, columns, edge);
                }
            }
        }

        BufferPool.Return(scratch);
    }

    private static T* Align(byte[] buffer)
    {
        var address = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref buffer[0]);
        return (T*)((address + 63) & ~63);
    }
}
