using Replication.Data;
using Replication.Core.Claims;
using Replication.Measures.Depth;
using Replication.Models;
using Replication.Random;
using Replication.Statistics;
using Replication.Training.Objectives;
using static TorchSharp.torch;

namespace Replication.ClusterGeometry;

/// <summary>The parts of this paper's protocol that are not a claim.</summary>
public sealed class GeometryPartsTests
{
    private static readonly LearnedTokenizer Tokenizer = LearnedTokenizer.Learn(TextCorpus.Of("words", ["the drel sees the glor"]), 257 + 4);

    [Test]
    public void A_words_vector_is_the_mean_of_its_sub_word_vectors_and_a_pairs_one_after_the_other()
    {
        string[][] sentences = [["a", " drel"], ["the", " glor", " sees"]];
        var encoded = EncodedExamples.OfWords([.. sentences.Select(s => (IReadOnlyList<(string, int?)>)[.. s.Select(word => (word, (int?)0))])], Tokenizer, 32);
        int[] lengths = [.. sentences.Select(s => 1 + s.Sum(Tokenizer.CountTokens))];
        (int First, int Count) first = (1, Tokenizer.CountTokens("the")), second = (1 + first.Count, Tokenizer.CountTokens(" glor"));
        Assert.That(second.Count, Is.GreaterThan(1), "The word must have several sub-words.");
        using var model = new ModelShape("bert", 16, 2).Create(300, new HeadSettings { Kind = HeadKind.TokenClassification });
        model.Initialise(RandomStream.For("probe set"));

        var words = new ProbeSet(encoded, lengths, [new ProbePoint(0, 3, (0, 1)), new ProbePoint(1, 5, second)]);
        var pairs = new ProbeSet(encoded, lengths, [new ProbePoint(1, 5, second, first)]);
        using HiddenStates ofWords = words.Read(model), ofPairs = pairs.Read(model);
        using var batch = encoded.All();
        using var output = model.call(batch.Inputs, batch.Mask).HiddenStates[2];

        double[] Mean((int First, int Count) span) => [.. Enumerable.Range(0, 16).Select(i =>
            Enumerable.Range(span.First, span.Count).Average(token => (double)output[1, token, i].item<float>()))];
        Assert.That(words.Labels, Is.EqualTo(new[] { 3, 5 }));
        Assert.That(words.At(ofWords, 2)[1].ToArray(), Is.EqualTo(Mean(second)).Within(1e-6));
        Assert.That(pairs.At(ofPairs, 2)[0].ToArray(), Is.EqualTo(Mean(second).Concat(Mean(first))).Within(1e-6));
    }

    [Test]
    public void Every_epoch_reads_every_sequence_once()
    {
        var sequences = EncodedExamples.OfSequences([.. Enumerable.Range(0, 6).Select(i => ("a", i))], Tokenizer, 4);
        var order = new EpochOrder(sequences, 4, RandomStream.For("epochs"));
        var read = new List<long>();
        for (var step = 0; step < 3; step++)
        {
            using var batch = order.Next();
            read.AddRange(batch.Labels.data<long>().ToArray());
        }

        Assert.That(read.Take(6), Is.EquivalentTo(new[] { 0, 1, 2, 3, 4, 5 }));
        Assert.That(read.Skip(6), Is.EquivalentTo(new[] { 0, 1, 2, 3, 4, 5 }));
    }

    [Test]
    public void The_papers_table_says_what_its_text_says()
    {
        var pairs = Table7.Rows;
        Assert.That(pairs, Has.Count.EqualTo(25));
        Assert.That(pairs.Where(row => row.AccuracyAfter < row.AccuracyBefore), Is.EqualTo(new[] { Table7.Of(BertSize.Small, GeometryTasks.Functions) }));
        Assert.That(pairs.Where(row => row.SimilarityAfter >= row.SimilarityBefore), Is.Empty);
        Assert.That(pairs.Average(row => row.AccuracyAfter - row.AccuracyBefore), Is.EqualTo(3.6976).Within(1e-9));
        Assert.That(pairs.Where(row => row.Size == BertSize.Tiny).Average(row => (double)(row.ClustersBefore - row.ClustersAfter) / Table7.LabelsOf(row.Task)), Is.EqualTo(51.9).Within(0.05));
    }

    [TestCase(new[] { 0.1, 0.2, -0.01 }, 1, Verdict.Replicated)]
    [TestCase(new[] { 0.1, -0.02, -0.01 }, 1, Verdict.Inconclusive)]
    [TestCase(new[] { 0.1, -0.2, -0.3 }, 1, Verdict.NotReplicated)]
    [TestCase(new[] { 0.1, double.NaN }, 1, Verdict.Invalid)]
    [TestCase(new double[0], 1, Verdict.Invalid)]
    public void All_but_so_many_parts_must_be_positive(double[] effects, int exceptions, Verdict expected)
    {
        var parts = effects.Select(effect => new Estimate("part", "part", "", effect, new Interval(effect - 0.05, effect + 0.05, 0.95, "given"), [0, 0])).ToList();
        Assert.That(AllBut.Judge(exceptions, parts, declaredSeeds: 2), Is.EqualTo(expected));
    }
}
