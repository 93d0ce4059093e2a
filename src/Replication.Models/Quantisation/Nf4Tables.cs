using static TorchSharp.torch;

namespace Replication.Models.Quantisation;

/// <summary>What bytes stand for, as tensors on a device: 3 KB that all packed matrices there share.</summary>
/// <param name="Pairs">The two values of a byte of codes, [256, 2]; the first lies in the high four bits.</param>
/// <param name="Maxima">The value of a byte of a maximum, [256].</param>
internal sealed record Nf4Tables(Tensor Pairs, Tensor Maxima)
{
    private static readonly SortedDictionary<string, Nf4Tables> Known = new(StringComparer.Ordinal);

    /// <summary>The tables of a device, made when first asked for and kept.</summary>
    public static Nf4Tables On(Device device)
    {
        lock (Known)
        {
            if (Known.TryGetValue(device.ToString(), out var found))
                return found;
            float[] pairs = [.. Enumerable.Range(0, 256).SelectMany(code => new[] { Nf4Codebook.Values[code >> 4], Nf4Codebook.Values[code & 15] })];
            return Known[device.ToString()] = new Nf4Tables(Place(pairs, [256, 2], device), Place([.. DynamicMap.Values], [256], device));
        }
    }

    private static Tensor Place(float[] values, long[] shape, Device device)
    {
        using var scope = NewDisposeScope();
        return tensor(values, shape).to(device).DetachFromDisposeScope();
    }
}
