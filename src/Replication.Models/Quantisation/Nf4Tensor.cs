namespace Replication.Models.Quantisation;

/// <summary>
/// Numbers stored as NF4 (Dettmers et al. 2023): 4 bits each and one maximum per 64 of them. A maximum is a float32,
/// 4.5 bits per number in all; or, by double quantisation, 8 bits, with one float32 per 256 maxima and one for all:
/// 4.127 bits per number.
/// </summary>
public sealed class Nf4Tensor
{
    /// <summary>Numbers that share one maximum.</summary>
    public const int BlockSize = 64;

    /// <summary>Maxima that share one float32.</summary>
    public const int MaximaBlockSize = 256;

    // Keeps the division of an all-zero block finite.
    private const float SmallestMaximum = 1e-38f;

    private readonly byte[] _packed;
    private readonly float[]? _plain;
    private readonly byte[] _maxima;
    private readonly float[] _scales;
    private readonly float _offset;

    private Nf4Tensor(int length, byte[] packed, float[] maxima, bool doubleQuantisation)
    {
        (Length, _packed) = (length, packed);
        _plain = doubleQuantisation ? null : maxima;
        (_maxima, _scales, _offset) = QuantiseMaxima(doubleQuantisation ? maxima : []);
    }

    /// <summary>How many numbers are stored.</summary>
    public int Length { get; }

    /// <summary>Two codes a byte, the first in the high four bits; an odd end is filled with the code of zero.</summary>
    public ReadOnlySpan<byte> Packed => _packed;

    /// <summary>The maxima [⌈n/64⌉] where they are stored exactly; null where they are quantised.</summary>
    internal float[]? PlainMaxima => _plain;

    /// <summary>The maxima's codes [⌈n/64⌉] in <see cref="DynamicMap"/>; empty where they are stored exactly.</summary>
    internal ReadOnlySpan<byte> QuantisedMaxima => _maxima;

    /// <summary>What quantised maxima are multiplied by, [⌈n/16384⌉].</summary>
    internal ReadOnlySpan<float> Scales => _scales;

    /// <summary>What is added to quantised maxima.</summary>
    internal float Offset => _offset;

    /// <summary>Bytes of storage.</summary>
    public long Bytes => BytesOf(Length, _plain is null);

    /// <summary>Bytes that so many numbers take: half a byte each, and their maxima.</summary>
    public static long BytesOf(long count, bool doubleQuantisation = true)
    {
        var maxima = (count + BlockSize - 1) / BlockSize;
        return (count + 1) / 2 + (doubleQuantisation ? maxima + sizeof(float) * ((maxima + MaximaBlockSize - 1) / MaximaBlockSize + 1) : sizeof(float) * maxima);
    }

    /// <summary>Quantises numbers in row-major order, block by block; the last block may be shorter.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="doubleQuantisation">Store the maxima in 8 bits too; otherwise they stay exact.</param>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static Nf4Tensor Quantise(ReadOnlySpan<float> values, bool doubleQuantisation = true)
    {
        var maxima = new float[(values.Length + BlockSize - 1) / BlockSize];
        var packed = new byte[(values.Length + 1) / 2];
        for (var block = 0; block < maxima.Length; block++)
        {
            var start = block * BlockSize;
            var part = values[start..Math.Min(start + BlockSize, values.Length)];
            maxima[block] = LargestMagnitude(part, start);
            var divisor = Math.Max(maxima[block], SmallestMaximum);
            for (var i = 0; i < part.Length; i++)
                packed[(start + i) / 2] |= (byte)(Nf4Codebook.Nearest(Math.Clamp(part[i] / divisor, -1f, 1f)) << ((start + i) % 2 == 0 ? 4 : 0));
        }

        if (values.Length % 2 == 1)
            packed[^1] |= Nf4Codebook.Nearest(0);
        return new Nf4Tensor(values.Length, packed, maxima, doubleQuantisation);
    }

    /// <summary>The 4-bit code of a number.</summary>
    public int CodeAt(int index) => index % 2 == 0 ? _packed[index / 2] >> 4 : _packed[index / 2] & 15;

    /// <summary>The maximum of a block as it is stored.</summary>
    public float MaximumOf(int block) => _plain is not null ? _plain[block] : DynamicMap.Values[_maxima[block]] * _scales[block / MaximaBlockSize] + _offset;

    /// <summary>The numbers, each its code's value times its block's maximum, in float32.</summary>
    public float[] Dequantise()
    {
        var values = new float[Length];
        for (var i = 0; i < Length; i++)
            values[i] = Nf4Codebook.Values[CodeAt(i)] * MaximumOf(i / BlockSize);
        return values;
    }

    private static (byte[] Codes, float[] Scales, float Offset) QuantiseMaxima(float[] maxima)
    {
        var total = 0.0;
        foreach (var maximum in maxima)
            total += maximum;
        var offset = maxima.Length == 0 ? 0 : (float)(total / maxima.Length);
        var codes = new byte[maxima.Length];
        var scales = new float[(maxima.Length + MaximaBlockSize - 1) / MaximaBlockSize];
        for (var block = 0; block < scales.Length; block++)
        {
            var (start, end) = (block * MaximaBlockSize, Math.Min((block + 1) * MaximaBlockSize, maxima.Length));
            for (var i = start; i < end; i++)
                scales[block] = Math.Max(scales[block], Math.Abs(maxima[i] - offset));
            var divisor = Math.Max(scales[block], SmallestMaximum);
            for (var i = start; i < end; i++)
                codes[i] = DynamicMap.Nearest((maxima[i] - offset) / divisor);
        }

        return (codes, scales, offset);
    }

    private static float LargestMagnitude(ReadOnlySpan<float> block, int start)
    {
        var largest = 0f;
        for (var i = 0; i < block.Length; i++)
        {
            if (!float.IsFinite(block[i]))
                throw new ArgumentException($"Element {start + i} is {block[i].ToString(System.Globalization.CultureInfo.InvariantCulture)}, but only finite numbers can be quantised.", nameof(block));
            largest = Math.Max(largest, Math.Abs(block[i]));
        }

        return largest;
    }
}
