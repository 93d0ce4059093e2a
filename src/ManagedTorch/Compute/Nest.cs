using TorchSharp.Memory;

namespace TorchSharp.Compute;

/// <summary>
/// A loop over a contiguous output whose operands are read with strides: neighbouring dimensions are merged,
/// the last one becomes the inner loop, the rest are counted off row by row.
/// </summary>
internal sealed class Nest
{
    private const long PieceElements = 16384;
    private readonly long[] _shape;
    private readonly long[][] _strides;

    private Nest(long[] shape, long[][] strides)
    {
        _shape = shape;
        _strides = strides;
        Inner = shape.Length == 0 ? 1 : shape[^1];
        Rows = shape.Length == 0 ? 1 : Shapes.Count(shape.AsSpan(0, shape.Length - 1));
    }

    /// <summary>Elements of the inner loop.</summary>
    public long Inner { get; }

    public long Rows { get; }

    public static Nest Of(long[] shape, params ReadOnlySpan<long[]> strides)
    {
        var sizes = new List<long>(shape.Length);
        var merged = new List<long>[strides.Length];
        for (var o = 0; o < strides.Length; o++)
            merged[o] = new List<long>(shape.Length);
        for (var d = 0; d < shape.Length; d++)
        {
            if (shape[d] == 1)
                continue;
            var merges = sizes.Count > 0;
            for (var o = 0; merges && o < strides.Length; o++)
                merges = merged[o][^1] == strides[o][d] * shape[d];
            if (merges)
                sizes[^1] *= shape[d];
            else
                sizes.Add(shape[d]);
            for (var o = 0; o < strides.Length; o++)
            {
                if (merges)
                    merged[o][^1] = strides[o][d];
                else
                    merged[o].Add(strides[o][d]);
            }
        }

        return new Nest([.. sizes], [.. merged.Select(m => m.ToArray())]);
    }

    /// <summary>Stride of an operand in the inner loop.</summary>
    public long InnerStride(int operand) => _shape.Length == 0 ? 0 : _strides[operand][^1];

    /// <summary>Element offset of an operand at the start of a row.</summary>
    public long Offset(int operand, long row)
    {
        var strides = _strides[operand];
        var offset = 0L;
        for (var d = _shape.Length - 2; d >= 0; d--)
        {
            (row, var index) = Math.DivRem(row, _shape[d]);
            offset += index * strides[d];
        }

        return offset;
    }

    /// <summary>Calls the body with (row, first, count) for stretches of rows, in parallel where there is enough to do.</summary>
    public void Run(Action<long, long, long> body)
    {
        if (Rows * Inner == 0)
            return;
        if (Rows == 1)
        {
            var pieces = (Inner + PieceElements - 1) / PieceElements;
            if (pieces == 1)
                body(0, 0, Inner);
            else
                Workers.For((int)pieces, p => body(0, p * PieceElements, Math.Min(PieceElements, Inner - p * PieceElements)));
            return;
        }

        var rowsEach = Math.Max(1, PieceElements / Inner);
        Workers.For((int)((Rows + rowsEach - 1) / rowsEach), p =>
        {
            var end = Math.Min(Rows, (p + 1) * rowsEach);
            for (var row = p * rowsEach; row < end; row++)
                body(row, 0, Inner);
        });
    }
}
