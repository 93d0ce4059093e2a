using Replication.Data.Tasks;
using Replication.Random;

namespace Replication.Tests.Data.Tasks;

/// <summary>Whether a probe on a frozen model of two blocks leaves room for fine-tuning to gain something.</summary>
public sealed class HardnessTests
{
    private const int TrainingTexts = 2_000;
    private const int TestTexts = 1_000;
    private FrozenModel _fresh = null!;
    private FrozenModel _pretrained = null!;

    [OneTimeSetUp]
    public void Pretrain() => (_fresh, _pretrained) = (new FrozenModel(0), new FrozenModel(200));

    [OneTimeTearDown]
    public void Close()
    {
        _fresh.Dispose();
        _pretrained.Dispose();
    }

    // The trees give every label, so that 1 is the ceiling. The bound lies about a tenth above what was measured, and at least a
    // tenth below the ceiling: what is between is left for fine-tuning to gain.
    [TestCase("question-coarse", 0.6)]
    [TestCase("question-fine", 0.45)]
    [TestCase("sentiment", 0.7)]
    [TestCase("entailment", 0.5)]
    public void A_probe_on_a_frozen_model_stays_well_below_the_ceiling_of_texts(string name, double most)
    {
        var task = LanguageTasks.Named(name);
        var examples = LanguageTasks.SentenceClassification(RandomStream.For("hardness", name), task, TrainingTexts + TestTexts);
        Measure(name, most, model => [.. model.Texts(examples).Zip(examples, (vector, example) => (vector, task.ClassOf(example.Label)))]);
    }

    // Parts of speech are the easiest: the paper's BERT of two layers has 0.908 on them before any tuning.
    [TestCase("part-of-speech", 0.9)]
    [TestCase("relation", 0.8)]
    [TestCase("preposition-role", 0.7)]
    [TestCase("preposition-function", 0.85)]
    public void A_probe_on_a_frozen_model_stays_well_below_the_ceiling_of_words(string name, double most)
    {
        var task = LanguageTasks.Named(name);
        var sentences = LanguageTasks.WordClassification(RandomStream.For("hardness", name), task, 2_000);
        Measure(name, most, model => [.. model.Words(sentences).Zip(sentences).SelectMany(pair => Rows(task, pair.First, pair.Second)).Take(TrainingTexts + TestTexts)]);
    }

    private void Measure(string name, double most, Func<FrozenModel, (float[] Vector, int Class)[]> rows)
    {
        var classes = LanguageTasks.Named(name).Labels.Count;
        foreach (var (model, kind) in new[] { (_fresh, "fresh"), (_pretrained, "pretrained") })
        {
            var all = rows(model);
            Assert.That(all, Has.Length.EqualTo(TrainingTexts + TestTexts));
            var accuracy = Probe.Accuracy(all[..TrainingTexts], all[TrainingTexts..], classes);
            TestContext.Out.WriteLine(FormattableString.Invariant($"{name}, {kind}: {accuracy:F3}, longest text {model.Longest} tokens"));
            Assert.That(accuracy, Is.LessThan(most));
        }
    }

    private static IEnumerable<(float[] Vector, int Class)> Rows(LanguageTask task, float[][] words, TaggedSentence tagged) => Enumerable.Range(0, words.Length)
        .Where(at => tagged.Labels[at] is not null)
        .Select(at => (task.Kind == TaskKind.WordAndHead ? [.. words[at], .. words[tagged.Sentence.Tokens[at].Head]] : words[at], task.ClassOf(tagged.Labels[at]!)));
}
