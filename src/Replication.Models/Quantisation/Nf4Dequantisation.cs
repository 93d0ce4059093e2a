using Replication.Models.Functions;
using static TorchSharp.torch;

namespace Replication.Models.Quantisation;

/// <summary>
/// Packed numbers back to float32, in two ways that give the same bits: value = codebook[code]·maximum, and, where maxima are
/// quantised too, maximum = map[byte]·scale + offset, each operation rounded by itself. Arguments as <see cref="Nf4Weight"/> holds them.
/// </summary>
internal static class Nf4Dequantisation
{
    private const int CodesInBlock = Nf4Tensor.BlockSize / 2;

    /// <summary>One pass over numbers at hand.</summary>
    public static Tensor Here(Tensor codes, Tensor maxima, Tensor? scales, Tensor? offset, long[] shape)
    {
        var result = Batches.New<float>(shape);
        var values = result.Elements<float>();
        ReadOnlySpan<byte> packed = codes.bytes, bytes = scales is null ? [] : maxima.bytes;
        ReadOnlySpan<float> floats = (scales ?? maxima).Elements<float>();
        var added = offset is null ? 0 : offset.Elements<float>()[0];
        Span<float> scaled = stackalloc float[Nf4Codebook.Values.Count];
        for (var block = 0; block * Nf4Tensor.BlockSize < values.Length; block++)
        {
            var maximum = scales is null ? floats[block] : DynamicMap.Values[bytes[block]] * floats[block / Nf4Tensor.MaximaBlockSize] + added;
            for (var code = 0; code < scaled.Length; code++)
                scaled[code] = Nf4Codebook.Values[code] * maximum;
            var from = packed[(block * CodesInBlock)..];
            var to = values[(block * Nf4Tensor.BlockSize)..Math.Min((block + 1) * Nf4Tensor.BlockSize, values.Length)];
            for (var i = 0; i < to.Length / 2; i++)
                (to[2 * i], to[2 * i + 1]) = (scaled[from[i] >> 4], scaled[from[i] & 15]);
            if (to.Length % 2 == 1)
                to[^1] = scaled[from[to.Length / 2] >> 4];
        }

        return result;
    }

    /// <summary>The engine's own operations: each byte is looked up in a table of pairs.</summary>
    public static Tensor There(Tensor codes, Tensor maxima, Tensor? scales, Tensor? offset, long[] shape)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var count = shape.Aggregate(1L, (product, side) => product * side);
        var tables = Nf4Tables.On(codes.device);
        var values = tables.Pairs.index_select(0, codes.to(ScalarType.Int64)).reshape(-1);
        var scale = scales is null
            ? maxima
            : tables.Maxima.index_select(0, maxima.to(ScalarType.Int64)).mul(Spread(scales, Nf4Tensor.MaximaBlockSize, maxima.numel())).add(offset!);
        var result = count % Nf4Tensor.BlockSize == 0
            ? values.reshape(-1, Nf4Tensor.BlockSize).mul_(scale.unsqueeze(1))
            : values.narrow(0, 0, count).mul(Spread(scale, Nf4Tensor.BlockSize, count));
        return result.reshape(shape).MoveToOuterDisposeScope();
    }

    // Each number as often as it is shared.
    private static Tensor Spread(Tensor shared, int times, long count) =>
        shared.unsqueeze(1).expand(shared.numel(), times).reshape(-1).narrow(0, 0, count);
}
