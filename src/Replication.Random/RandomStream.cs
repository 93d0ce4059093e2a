using System.Security.Cryptography;
using System.Text;

namespace Replication.Random;

/// <summary>
/// A stream of random numbers named by words, such as (claim, arm, seed, purpose). The same words always give
/// the same numbers, whatever else was drawn before and whichever engine uses them.
/// </summary>
public sealed class RandomStream
{
    private readonly uint _key0;
    private readonly uint _key1;
    private readonly uint[] _block = new uint[4];
    private ulong _counter;
    private int _used = 4;

    /// <param name="key">Philox key; the counter starts at zero.</param>
    public RandomStream(ulong key)
    {
        _key0 = (uint)key;
        _key1 = (uint)(key >> 32);
    }

    /// <summary>The stream whose key is the first 64 bits of the SHA-256 of the words, each preceded by its length.</summary>
    public static RandomStream For(params ReadOnlySpan<string> words)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var word in words)
        {
            var bytes = Encoding.UTF8.GetBytes(word);
            hash.AppendData([(byte)bytes.Length, (byte)(bytes.Length >> 8), (byte)(bytes.Length >> 16), (byte)(bytes.Length >> 24)]);
            hash.AppendData(bytes);
        }

        return new RandomStream(System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset()));
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_used == 4)
        {
            (_block[0], _block[1], _block[2], _block[3]) = Philox.Block((uint)_counter, (uint)(_counter >> 32), 0, 0, _key0, _key1);
            _counter++;
            _used = 0;
        }

        return _block[_used++];
    }

    /// <summary>The next 64 random bits: two words, the lower first.</summary>
    public ulong NextUInt64() => NextUInt32() | ((ulong)NextUInt32() << 32);

    /// <summary>Uniform in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 … bound − 1, without bias (Lemire 2019).</summary>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var product = (ulong)NextUInt32() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            var threshold = (uint)-bound % (uint)bound;
            while ((uint)product < threshold)
                product = (ulong)NextUInt32() * (uint)bound;
        }

        return (int)(product >> 32);
    }

    /// <summary>Standard normal, by the inverse of its distribution function.</summary>
    public double NextNormal() => NormalQuantile.Of(OpenUnit(NextUInt64()));

    /// <summary>
    /// The middle of one of 2⁵² equal parts of (0, 1), by the upper bits of a word: never 0 or 1, where a quantile is
    /// infinite, and exact, so that an inverted word gives exactly one minus the number.
    /// </summary>
    public static double OpenUnit(ulong word) => ((word >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>Shuffles in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>A random order of 0 … count − 1.</summary>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        Shuffle<int>(order);
        return order;
    }

    /// <summary>An index drawn with probability proportional to its weight; takes running sums of the weights.</summary>
    public int Pick(ReadOnlySpan<double> cumulativeWeights)
    {
        var at = NextDouble() * cumulativeWeights[^1];
        var index = 0;
        while (index < cumulativeWeights.Length - 1 && at >= cumulativeWeights[index])
            index++;
        return index;
    }

    /// <summary>Independent normals with the given mean and standard deviation, drawn in float64 and then rounded.</summary>
    public void FillNormal(Span<float> target, double mean, double standardDeviation)
    {
        foreach (ref var value in target)
            value = (float)(mean + standardDeviation * NextNormal());
    }

    /// <summary>Independent uniforms between two ends, drawn in float64 and then rounded, so that the upper end can occur.</summary>
    public void FillUniform(Span<float> target, double low, double high)
    {
        foreach (ref var value in target)
            value = (float)(low + (high - low) * NextDouble());
    }
}
