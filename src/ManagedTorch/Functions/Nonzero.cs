using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Where a tensor is not zero, in row-major order.</summary>
internal static class Nonzero
{
    /// <summary>[count, rank] positions.</summary>
    public static Tensor Run(Tensor x)
    {
        var found = Find(x);
        return tensor([.. found.SelectMany(position => position)], [found.Count, x.ndim]);
    }

    /// <summary>One tensor of indices for each dimension.</summary>
    public static Tensor[] Positions(Tensor x)
    {
        var found = Find(x);
        return [.. Enumerable.Range(0, (int)x.ndim).Select(d => tensor([.. found.Select(position => position[d])], [found.Count]))];
    }

    private static List<long[]> Find(Tensor x)
    {
        using var isNonzero = x.dtype == ScalarType.Bool ? x.alias() : x.ne(0);
        var mask = isNonzero.data<bool>().ToArray();
        var found = new List<long[]>();
        for (var i = 0L; i < mask.LongLength; i++)
        {
            if (!mask[i])
                continue;
            var position = new long[x.shape.Length];
            var rest = i;
            for (var d = position.Length - 1; d >= 0; d--)
                (rest, position[d]) = Math.DivRem(rest, x.shape[d]);
            found.Add(position);
        }

        return found;
    }
}
