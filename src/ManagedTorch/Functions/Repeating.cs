using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Copies side by side, reversals and rotations, made of recorded views.</summary>
internal static class Repeating
{
    /// <summary>The whole tensor repeated; new leading dimensions where more sizes are given than the tensor has.</summary>
    public static Tensor Repeat(Tensor x, long[] times)
    {
        if (times.Length < x.ndim)
            throw new ArgumentException($"repeat: {times.Length} repetitions given for a tensor of shape {Shapes.Text(x.shape)}; give one for each dimension.");
        long[] padded = [.. Enumerable.Repeat(1L, times.Length - x.shape.Length), .. x.shape];
        var apart = new long[2 * times.Length];
        var spread = new long[2 * times.Length];
        for (var d = 0; d < times.Length; d++)
        {
            (apart[2 * d], apart[2 * d + 1]) = (1, padded[d]);
            (spread[2 * d], spread[2 * d + 1]) = (times[d], padded[d]);
        }

        using var view = x.reshape(apart);
        using var repeated = view.expand(spread);
        using var result = repeated.reshape([.. times.Select((t, d) => t * padded[d])]);
        return ReferenceEquals(result.Impl.Storage, x.Impl.Storage) ? result.clone() : result.alias();
    }

    /// <summary>Every element (or slice along dim) repeated in place: a b c → a a b b c c.</summary>
    public static Tensor Interleave(Tensor x, long times, long? dim)
    {
        if (times < 0)
            throw new ArgumentOutOfRangeException(nameof(times), $"repeat_interleave: {times} repetitions are not possible.");
        using var input = dim is null ? x.reshape(-1) : x.alias();
        var d = Shapes.Dimension(dim ?? 0, input.shape.Length, "repeat_interleave");
        using var apart = input.unsqueeze(d + 1);
        var spread = (long[])apart.shape.Clone();
        spread[d + 1] = times;
        var joined = (long[])input.shape.Clone();
        joined[d] *= times;
        using var repeated = apart.expand(spread);
        return repeated.reshape(joined);
    }

    /// <summary>Slice i along dim repeated as often as element i says.</summary>
    public static Tensor Interleave(Tensor x, Tensor times, long? dim)
    {
        using var input = dim is null ? x.reshape(-1) : x.alias();
        var d = Shapes.Dimension(dim ?? 0, input.shape.Length, "repeat_interleave");
        if (times.dtype != ScalarType.Int64 || times.ndim > 1 || (times.numel() != 1 && times.numel() != input.shape[d]))
            throw new InvalidOperationException($"repeat_interleave: repetitions of shape {Shapes.Text(times.shape)} and type {times.dtype} do not fit dimension {d} of shape {Shapes.Text(input.shape)}; give one int64 for each slice.");
        var counts = times.data<long>().ToArray();
        var indices = new List<long>();
        for (var i = 0L; i < input.shape[d]; i++)
        {
            for (var k = 0L; k < counts[counts.Length == 1 ? 0 : i]; k++)
                indices.Add(i);
        }

        using var index = tensor(indices.ToArray());
        return input.index_select(d, index);
    }

    public static Tensor Flip(Tensor x, long[] dims)
    {
        var result = x.alias();
        foreach (var dim in dims)
        {
            var d = Shapes.Dimension(dim, x.shape.Length, "flip");
            if (x.ndim == 0)
                continue;
            using var before = result;
            using var index = tensor(Enumerable.Range(0, (int)x.shape[d]).Select(i => x.shape[d] - 1 - i).ToArray());
            result = before.index_select(d, index);
        }

        return result;
    }

    /// <summary>Rotates every dimension given by its shift, or the flattened tensor where none is.</summary>
    public static Tensor Roll(Tensor x, long[] shifts, long[] dims)
    {
        if (dims.Length == 0 && shifts.Length == 1)
        {
            using var flat = x.reshape(-1);
            using var rolled = Roll(flat, shifts, [0]);
            return rolled.reshape(x.shape);
        }

        if (shifts.Length != dims.Length)
            throw new ArgumentException($"roll: {shifts.Length} shifts are given for {dims.Length} dimensions.");
        var result = x.alias();
        for (var i = 0; i < dims.Length; i++)
        {
            var d = Shapes.Dimension(dims[i], x.shape.Length, "roll");
            var size = x.ndim == 0 ? 0 : x.shape[d];
            var shift = size == 0 ? 0 : ((shifts[i] % size) + size) % size;
            if (shift == 0)
                continue;
            using var before = result;
            using Tensor tail = before.narrow(d, size - shift, shift), head = before.narrow(d, 0, size - shift);
            result = Joining.Cat([tail, head], d);
        }

        return result;
    }
}
