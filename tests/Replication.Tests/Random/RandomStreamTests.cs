using System.Buffers.Binary;
using System.Security.Cryptography;
using Replication.Random;

namespace Replication.Tests.Random;

public sealed class RandomStreamTests
{
    [Test]
    public void A_stream_hands_out_the_words_of_successive_counters()
    {
        var stream = new RandomStream(0x0123_4567_89AB_CDEF);
        var words = Enumerable.Range(0, 12).Select(_ => stream.NextUInt32()).ToArray();
        var expected = new List<uint>();
        for (uint counter = 0; counter < 3; counter++)
        {
            var (a, b, c, d) = Philox.Block(counter, 0, 0, 0, 0x89AB_CDEF, 0x0123_4567);
            expected.AddRange([a, b, c, d]);
        }

        Assert.That(words, Is.EqualTo(expected));
    }

    [Test]
    public void The_key_is_the_start_of_the_SHA_256_of_the_words_with_their_lengths()
    {
        // printf '\x01\0\0\0a\x02\0\0\0\xc3\xa9' | sha256sum starts with 05 a5 19 c0 14 04 d2 41.
        var named = RandomStream.For("a", "é").NextUInt64();
        Assert.That(named, Is.EqualTo(new RandomStream(0x41d2_0414_c019_a505).NextUInt64()));
    }

    [Test]
    public void Streams_differ_by_the_boundaries_between_their_words()
    {
        string[][] names = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["a", "b", "c"], ["c", "b", "a"], []];
        var first = names.Select(words => RandomStream.For(words).NextUInt64()).ToArray();
        Assert.That(first, Is.Unique);
    }

    [Test]
    public void The_same_words_give_the_same_numbers_whatever_was_drawn_before()
    {
        var alone = RandomStream.For("claim", "seed 3").Permutation(50);
        RandomStream.For("claim", "seed 2").Permutation(1_000);
        Assert.That(RandomStream.For("claim", "seed 3").Permutation(50), Is.EqualTo(alone));
    }

    // Upper 0.1 % points of chi-square with bound - 1 degrees of freedom (NIST/SEMATECH e-Handbook, table 1.3.6.7.4).
    [TestCase(2, 10.828)]
    [TestCase(3, 13.816)]
    [TestCase(7, 22.458)]
    [TestCase(10, 27.877)]
    public void Whole_numbers_below_a_bound_are_equally_frequent(int bound, double critical)
    {
        const int draws = 200_000;
        var stream = RandomStream.For("chi-square", "NextInt32");
        var counts = new int[bound];
        for (var i = 0; i < draws; i++)
            counts[stream.NextInt32(bound)]++;
        var expected = (double)draws / bound;
        Assert.That(counts.Sum(count => (count - expected) * (count - expected) / expected), Is.LessThan(critical));
    }

    [Test]
    public void A_bound_that_does_not_divide_the_words_is_free_of_bias()
    {
        // Scaling 2^32 words to 3 × 2^29 numbers without rejection would give them 3, 3, 2, 3, 3, 2, … words each.
        const int draws = 90_000;
        var stream = RandomStream.For("bias", "NextInt32");
        var counts = new int[3];
        for (var i = 0; i < draws; i++)
            counts[stream.NextInt32(3 << 29) % 3]++;
        Assert.That(counts.Select(count => (double)count / draws), Is.All.EqualTo(1.0 / 3).Within(0.0065)); // 4 standard errors
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_bound_below_one_is_refused(int bound) =>
        Assert.That(() => new RandomStream(1).NextInt32(bound), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Uniform_numbers_have_the_moments_of_the_unit_interval()
    {
        var stream = RandomStream.For("moments", "uniform");
        var drawn = Enumerable.Range(0, 200_000).Select(_ => stream.NextDouble()).ToArray();
        Assert.That(drawn.Min(), Is.InRange(0, 1e-4));
        Assert.That(drawn.Max(), Is.InRange(1 - 1e-4, Math.BitDecrement(1)));
        Assert.That(drawn.Average(), Is.EqualTo(0.5).Within(0.0026)); // 4 standard errors
        Assert.That(drawn.Average(u => u * u), Is.EqualTo(1.0 / 3).Within(0.0027));
    }

    [Test]
    public void Uniform_numbers_carry_the_upper_53_bits_of_their_words()
    {
        // An odd multiple of 2^-53 shows that the last bit is in use; the moments could not tell.
        RandomStream numbers = new(53), words = new(53);
        var multiples = Enumerable.Range(0, 100).Select(_ => numbers.NextDouble() * (1L << 53)).ToArray();
        Assert.That(multiples, Is.EqualTo(Enumerable.Range(0, 100).Select(_ => (double)(words.NextUInt64() >> 11))));
        Assert.That(multiples.Count(multiple => (long)multiple % 2 == 1), Is.InRange(30, 70));
    }

    [Test]
    public void Normal_numbers_have_the_moments_and_tails_of_the_standard_normal()
    {
        const int draws = 200_000;
        var stream = RandomStream.For("moments", "normal");
        var drawn = Enumerable.Range(0, draws).Select(_ => stream.NextNormal()).ToArray();
        // Bounds are 4 standard errors: the k-th power has variance (2k-1)!! - ((k-1)!!)² (the last for even k).
        Assert.That(drawn.Average(), Is.EqualTo(0).Within(4 / Math.Sqrt(draws)));
        Assert.That(drawn.Average(z => z * z), Is.EqualTo(1).Within(4 * Math.Sqrt(2.0 / draws)));
        Assert.That(drawn.Average(z => z * z * z), Is.EqualTo(0).Within(4 * Math.Sqrt(15.0 / draws)));
        Assert.That(drawn.Average(z => z * z * z * z), Is.EqualTo(3).Within(4 * Math.Sqrt(96.0 / draws)));
        Assert.That(drawn.Count(z => Math.Abs(z) > 1.959963984540054) / (double)draws, Is.EqualTo(0.05).Within(0.002));
    }

    [TestCase(0UL)]
    [TestCase(ulong.MaxValue)]
    public void No_word_leads_to_an_infinite_normal(ulong word) =>
        Assert.That(RandomStream.OpenUnit(word), Is.GreaterThan(0).And.LessThan(1));

    [Test]
    public void Normals_are_symmetric_under_inverted_words()
    {
        var stream = RandomStream.For("symmetry");
        for (var i = 0; i < 1_000; i++)
        {
            var word = stream.NextUInt64();
            Assert.That(RandomStream.OpenUnit(~word), Is.EqualTo(1 - RandomStream.OpenUnit(word)));
        }
    }

    [Test]
    public void A_permutation_holds_every_index_once()
    {
        var order = RandomStream.For("permutation").Permutation(1_000);
        Assert.That(order, Is.EquivalentTo(Enumerable.Range(0, 1_000)).And.Not.Ordered);
    }

    [Test]
    public void All_orders_of_four_things_are_equally_frequent()
    {
        const int draws = 48_000;
        var stream = RandomStream.For("orders");
        var counts = new SortedDictionary<int, int>();
        for (var i = 0; i < draws; i++)
        {
            var order = stream.Permutation(4);
            var code = order[0] * 64 + order[1] * 16 + order[2] * 4 + order[3];
            counts[code] = counts.GetValueOrDefault(code) + 1;
        }

        Assert.That(counts, Has.Count.EqualTo(24));
        // 49.728: upper 0.1 % point of chi-square with 23 degrees of freedom (the same NIST table).
        Assert.That(counts.Values.Sum(count => (count - 2_000.0) * (count - 2_000.0) / 2_000.0), Is.LessThan(49.728));
    }

    [Test]
    public void An_index_is_picked_in_proportion_to_its_weight_and_a_weight_of_zero_never()
    {
        const int draws = 100_000;
        var stream = RandomStream.For("pick");
        var counts = new int[4];
        for (var i = 0; i < draws; i++)
            counts[stream.Pick([0, 1, 1, 4])]++;
        Assert.That(counts[0], Is.Zero);
        Assert.That(counts[2], Is.Zero);
        Assert.That(counts[1] / (double)draws, Is.EqualTo(0.25).Within(0.006));
        Assert.That(counts[3] / (double)draws, Is.EqualTo(0.75).Within(0.006));
    }

    [Test]
    public void Filled_buffers_are_scaled_and_shifted()
    {
        var normal = new float[50_000];
        var uniform = new float[50_000];
        RandomStream.For("fill").FillNormal(normal, 3, 0.5);
        RandomStream.For("fill").FillUniform(uniform, -2, 4);
        Assert.That(normal.Average(), Is.EqualTo(3).Within(0.01));
        Assert.That(normal.Average(x => (x - 3) * (x - 3)), Is.EqualTo(0.25).Within(0.01));
        Assert.That(uniform, Is.All.InRange(-2f, 4f));
        Assert.That(uniform.Average(), Is.EqualTo(1).Within(0.035));
    }

    [Test]
    public void The_first_numbers_of_a_named_stream_are_those_of_another_implementation()
    {
        // A Python script with hashlib, Random123's rounds in plain integers and mpmath's erfinv at 50 digits.
        var stream = RandomStream.For("gpt2", "standard", "0", "initial weights");
        Assert.That(stream.NextNormal(), Is.EqualTo(-0.6006308887865404).Within(5e-16));
        Assert.That(stream.NextNormal(), Is.EqualTo(-1.3810519941396187).Within(5e-16));
        Assert.That(stream.NextDouble(), Is.EqualTo(0.6867800585432426));
        Assert.That(stream.NextInt32(1_000), Is.EqualTo(247));
    }

    [Test]
    public void The_bits_of_ten_thousand_normals_are_pinned()
    {
        // A change here changes every initial weight: all stored runs then belong to another protocol.
        var stream = RandomStream.For("bits");
        var bytes = new byte[80_000];
        for (var i = 0; i < 10_000; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * i), stream.NextNormal());
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(bytes)), Is.EqualTo("7fb2f4bf44f5734843aaf9802256d7fc7e445f117e6c212aef0ea268c3be8e74"));
    }
}
