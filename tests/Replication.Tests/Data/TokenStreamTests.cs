using Replication.Data;
using Replication.Random;

namespace Replication.Tests.Data;

public sealed class TokenStreamTests
{
    // Without merges a token is a byte, so positions can be counted by hand.
    private static readonly LearnedTokenizer Bytes = LearnedTokenizer.Learn(TextCorpus.Of("x", ["x"]), 257);

    [Test]
    public void Every_document_is_followed_by_the_separator()
    {
        var stream = TokenStream.Create(TextCorpus.Of("two", ["ab", "c"]), Bytes);

        Assert.That(stream.Train.ToArray().Concat(stream.HeldOut.ToArray()), Is.EqualTo(new long[] { 'a', 'b', 256, 'c', 256 }));
    }

    [Test]
    public void One_long_document_is_cut_at_nine_tenths()
    {
        var stream = TokenStream.Create(TextCorpus.Of("long", [new string('a', 999)]), Bytes);

        Assert.That(stream.Train.Length, Is.EqualTo(900));
        Assert.That(stream.HeldOut.Length, Is.EqualTo(100));
    }

    [Test]
    public void Held_out_text_starts_with_a_whole_document_where_one_starts_near_the_cut()
    {
        // One document of 3 tokens and 100 of 10: the last tenth of 1,003 starts at 903, where a document begins.
        string[] documents = ["ab", .. Enumerable.Range(0, 100).Select(i => "Doc" + i.ToString("D6", null))];
        var stream = TokenStream.Create(TextCorpus.Of("many", documents), Bytes);

        Assert.That(stream.HeldOut[0], Is.EqualTo((long)'D'));
        Assert.That(stream.Train[^1], Is.EqualTo(256L));
        Assert.That(stream.HeldOut.Length, Is.EqualTo(100));
    }

    [Test]
    public void Batches_are_windows_of_the_training_part_and_reach_both_its_ends()
    {
        var stream = TokenStream.Create(TextCorpus.Of("alphabet", ["abcdefghijklmnopqrs"]), Bytes);
        var train = stream.Train.ToArray();
        var batch = stream.Batch(RandomStream.For("batch"), 500, 4);

        Assert.That(batch, Has.Length.EqualTo(500 * 5));
        var starts = new HashSet<int>();
        for (var row = 0; row < 500; row++)
        {
            var window = batch[(row * 5)..(row * 5 + 5)];
            var start = Array.IndexOf(train, window[0]);
            Assert.That(window, Is.EqualTo(train[start..(start + 5)]));
            starts.Add(start);
        }

        Assert.That(starts, Is.EquivalentTo(Enumerable.Range(0, train.Length - 4)));
    }

    [Test]
    public void The_same_stream_of_random_numbers_gives_the_same_batch()
    {
        var stream = TokenStream.Create(TextCorpus.Of("long", [new string('a', 50) + new string('b', 50)]), Bytes);

        var first = stream.Batch(RandomStream.For("seed", "1"), 8, 16);

        Assert.That(stream.Batch(RandomStream.For("seed", "1"), 8, 16), Is.EqualTo(first));
        Assert.That(stream.Batch(RandomStream.For("seed", "2"), 8, 16), Is.Not.EqualTo(first));
    }

    [Test]
    public void Probe_windows_are_spread_over_the_held_out_part_without_overlap()
    {
        var text = string.Concat(Enumerable.Range(0, 250).Select(i => FormattableString.Invariant($"{i:D4}")));
        var stream = TokenStream.Create(TextCorpus.Of("numbers", [text]), Bytes);
        var held = stream.HeldOut.ToArray();

        Assert.That(held, Has.Length.EqualTo(100));
        Assert.That(stream.ProbeWindows(3, 20), Is.EqualTo(held[..20].Concat(held[33..53]).Concat(held[66..86])));
        Assert.That(stream.ProbeWindows(5, 20), Is.EqualTo(held));
    }

    [Test]
    public void A_text_too_short_for_its_windows_is_refused_with_both_counts()
    {
        var stream = TokenStream.Create(TextCorpus.Of("short", [new string('a', 99)]), Bytes);

        Assert.That(() => stream.Batch(RandomStream.For("batch"), 1, 90), Throws.TypeOf<CorpusException>()
            .With.Message.Contains("training part of the corpus short is too short: it has 90 tokens and 91 are needed"));
        Assert.That(() => stream.ProbeWindows(2, 6), Throws.TypeOf<CorpusException>()
            .With.Message.Contains("held-out part of the corpus short is too short: it has 10 tokens and 12 are needed"));
    }
}
