using System.Runtime.Intrinsics;

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

    // A block of A, and one ragged tile.
    private static long RowSpace => BlockRows * Depth + Height * Width;

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
        if (parallel && m * n * k > ParallelWork)
        {
            Threaded(m, n, k, a, b, c, cRow, init);
            return;
        }

        using var workspace = SpaceFor((n, k));
        Run(m, n, k, a, b, c, cRow, init, workspace);
    }

    /// <summary>Calls <paramref name="body"/> for every item. Small items share one piece of work, and the memory for packing.</summary>
    /// <param name="items">How many items there are.</param>
    /// <param name="work">Multiply-adds of one item.</param>
    /// <param name="space">Memory for the products of one item.</param>
    /// <param name="body">Multiplies for one item.</param>
    public static void Each(long items, long work, Func<Workspace<T>> space, Action<long, Workspace<T>> body) =>
        Workers.Together(items, work, (first, end) =>
        {
            using var workspace = space();
            for (var item = first; item < end; item++)
                body(item, workspace);
        });

    /// <summary>Memory for products of these sizes on one thread, one after the other.</summary>
    public static Workspace<T> SpaceFor(params ReadOnlySpan<(long N, long K)> products)
    {
        var panels = 0L;
        foreach (var (n, k) in products)
            panels = Math.Max(panels, PanelsAtOnce(n, k) * Width * k);
        return new Workspace<T>(panels, RowSpace);
    }

    /// <summary>The same on the calling thread alone, in memory that further products can use again.</summary>
    public static void Run(long m, long n, long k, Matrix<T> a, Matrix<T> b, T* c, long cRow, Start<T> init, Workspace<T> workspace)
    {
        long panels = Panels(n), atOnce = PanelsAtOnce(n, k);
        var packed = workspace.Panels;
        for (var panel = 0L; panel < panels; panel += atOnce)
        {
            var count = Math.Min(atOnce, panels - panel);
            Pack(n, k, b, panel, 0, count, packed);
            for (var row = 0L; row < m; row += BlockRows)
            {
                for (var p = 0L; p < count; p += BlockPanels)
                    Block(row, Math.Min(m, row + BlockRows), n, k, a, c, cRow, init, panel, p, Math.Min(count, p + BlockPanels), packed, workspace.Rows);
            }
        }
    }

    private static void Threaded(long m, long n, long k, Matrix<T> a, Matrix<T> b, T* c, long cRow, Start<T> init)
    {
        long panels = Panels(n), atOnce = PanelsAtOnce(n, k);
        using var workspace = new Workspace<T>(atOnce * Width * k, 0);
        for (var panel = 0L; panel < panels; panel += atOnce)
            Stripe(m, n, k, a, b, c, cRow, init, panel, Math.Min(atOnce, panels - panel), workspace.Panels);
    }

    // All rows of C for a stripe of column panels, whose part of B is packed once.
    private static void Stripe(long m, long n, long k, Matrix<T> a, Matrix<T> b, T* c, long cRow, Start<T> init, long firstPanel, long panels, T* packed)
    {
        var panelBlocks = (panels + BlockPanels - 1) / BlockPanels;
        Workers.For((int)panelBlocks, piece => Pack(n, k, b, firstPanel, (long)piece * BlockPanels, Math.Min(panels, (piece + 1L) * BlockPanels), packed));
        var rowBlocks = (m + BlockRows - 1) / BlockRows;
        Workers.For((int)(rowBlocks * panelBlocks), piece =>
        {
            var (rowBlock, panelBlock) = Math.DivRem(piece, panelBlocks);
            var end = Math.Min(panels, (panelBlock + 1) * BlockPanels);
            using var workspace = new Workspace<T>(0, RowSpace);
            Block(rowBlock * BlockRows, Math.Min(m, (rowBlock + 1) * BlockRows), n, k, a, c, cRow, init, firstPanel, panelBlock * BlockPanels, end, packed, workspace.Rows);
        });
    }

    private static void Pack(long n, long k, Matrix<T> b, long firstPanel, long panel, long endPanel, T* packed)
    {
        for (var p = panel; p < endPanel; p++)
            Packing<T>.Columns(b, k, n, (firstPanel + p) * Width, packed + p * k * Width);
    }

    private static void Block(
        long firstRow, long endRow, long n, long k, Matrix<T> a, T* c, long cRow, Start<T> init, long firstPanel, long panel, long endPanel, T* packed, T* rows)
    {
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
    }

    private static long Panels(long n) => (n + Width - 1) / Width;

    private static long PanelsAtOnce(long n, long k) => Math.Max(1, Math.Min(Panels(n), PackedLimit / Math.Max(1, k * Width)));
}
