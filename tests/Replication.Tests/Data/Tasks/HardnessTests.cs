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

    [TestCase("question-coarse", 0.75)]
    [TestCase("question-fine", 0.6)]
    [TestCase("sentiment", 0.75)]
    [TestCase("entailment", 0.6)]
    public void A_probe_on_a_frozen_model_stays_well_below_the_ceiling_of_texts(string name, double most)
    {
        var task = LanguageTasks.Named(name);
        var examples = LanguageTasks.SentenceClassification(RandomStream.For("hardness", name), task, TrainingTexts + TestTexts);
        Measure(name, most, model => [.. model.Texts(examples).Zip(examples, (vector, example) => (vector, task.ClassOf(example.Label)))]);
    }

    [TestCase("part-of-speech", 0.9)]
    [TestCase("relation", 0.9)]
    [TestCase("preposition-role", 0.9)]
    [TestCase("preposition-function", 0.9)]
    public void A_probe_on_a_frozen_model_stays_well_below_the_ceiling_of_words(string name, double most)
    {
        var task = LanguageTasks.Named(name);
        var sentences = LanguageTasks.WordClassification(RandomStream.For("hardness", name), task, 1_500);
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
            TestContext.Out.WriteLine(FormattableString.Invariant($"{name}, {kind}: {accuracy:F3}, longest {model.Longest}"));
            Assert.That(accuracy, Is.LessThan(most));
        }
    }

    private static IEnumerable<(float[] Vector, int Class)> Rows(LanguageTask task, float[][] words, TaggedSentence tagged) => Enumerable.Range(0, words.Length)
        .Where(at => tagged.Labels[at] is not null)
        .Select(at => (task.Kind == TaskKind.WordAndHead ? [.. words[at], .. words[tagged.Sentence.Tokens[at].Head]] : words[at], task.ClassOf(tagged.Labels[at]!)));
}
