using Replication.Data;
using Replication.Data.Corpora;
using Replication.Data.Language;
using Replication.Data.Tasks;
using Replication.Random;

namespace Replication.Tests.Data.Tasks;

public sealed class LanguageTaskTests
{
    private static RandomStream Stream(string purpose = "test") => RandomStream.For("language tasks", purpose);

    private static IReadOnlyList<LabelledExample> Texts(string task, int count = 4_000) =>
        LanguageTasks.SentenceClassification(Stream(), LanguageTasks.Named(task), count);

    // A change of a digest is a change of the task: raise LanguageTasks.Version with it.
    [TestCase("part-of-speech", "3fd9d3c32cb1330cb4222070cb9033e5234e9803500e33489fe1f73f6158f0ce")]
    [TestCase("relation", "8586002d5d6013c268c4684b3cac83c3140146d5b033c713339bc6bb240aedbf")]
    [TestCase("preposition-role", "86256299539535934060ee9057457d6e01497372539939ee249af313e0a9d625")]
    [TestCase("preposition-function", "5b10778c70a1d59210c8dc9930c7112c8f8adcf7a101fcd5b7d6803b786af521")]
    [TestCase("question-coarse", "77a682c9f11e93218f343cc605da48b9c370cc7618b94c4caf542838251ee27d")]
    [TestCase("question-fine", "356c3538e75c479ca6df0de1c0c57cad835b1a72313b6ba775f1229ae1ddcdb3")]
    [TestCase("sentiment", "c46fa10a8e4db13fc0c43687b2423f009380953f77661e64ccae747442bdf907")]
    [TestCase("entailment", "f751d2f32b456050b7e948ef93f32eac76e21a6eacfea61c06ccfea3c70877f8")]
    public void A_few_examples_of_each_task_have_a_pinned_digest(string name, string sha256)
    {
        var task = LanguageTasks.Named(name);
        string[] rows = task.Kind is TaskKind.Word or TaskKind.WordAndHead
            ? [.. LanguageTasks.WordClassification(Stream("pin"), task, 100).Select(tagged => string.Join('\n', tagged.Sentence.Tokens.Select((token, at) => FormattableString.Invariant($"{token.Text}\t{token.Head}\t{tagged.Labels[at] ?? "_"}"))))]
            : [.. LanguageTasks.SentenceClassification(Stream("pin"), task, 100).Select(example => $"{example.Label}\t{example.Text.Text}\t{example.Text.SecondText}")];

        Assert.That(TextCorpus.Of(name, [string.Join('|', task.Labels), .. rows]).Sha256, Is.EqualTo(sha256));
    }

    [Test]
    public void Reading_the_trees_gives_every_question_its_class()
    {
        Assert.That(Texts("question-fine").Select(example => QuestionOracle.Fine(example.Sentences.Single())), Is.EqualTo(Texts("question-fine").Select(example => example.Label)));
        Assert.That(Texts("question-coarse").Select(example => QuestionClasses.CoarseOf(QuestionOracle.Fine(example.Sentences.Single()))), Is.EqualTo(Texts("question-coarse").Select(example => example.Label)));
    }

    [Test]
    public void Reading_the_trees_gives_every_review_its_sentiment() =>
        Assert.That(Texts("sentiment").Select(example => ReviewOracle.Label(example.Sentences)), Is.EqualTo(Texts("sentiment").Select(example => example.Label)));

    [Test]
    public void Reading_the_trees_gives_every_pair_its_entailment() =>
        Assert.That(Texts("entailment").Select(EntailmentOracle.Label), Is.EqualTo(Texts("entailment").Select(example => example.Label)));

    // Chance is 1/6, 1/26, 1/2 and 1/3. A word that is there or not may help, as "who" does, but must not decide.
    [TestCase("question-coarse", 0.30)]
    [TestCase("question-fine", 0.10)]
    [TestCase("sentiment", 0.65)]
    [TestCase("entailment", 0.45)]
    public void No_single_word_gives_the_label(string name, double most)
    {
        var examples = Texts(name).Select(example => (Words: example.Text.Text.Split(' ').Concat((example.Text.SecondText ?? "").Split(' ').Select(word => "2 " + word)).ToHashSet(), example.Label)).ToArray();
        var best = examples.SelectMany(example => example.Words).GroupBy(word => word).Where(group => group.Count() >= 40)
            .Select(group => (Word: group.Key, Share: examples.GroupBy(example => example.Words.Contains(group.Key)).Sum(side => side.GroupBy(example => example.Label).Max(label => label.Count())) / (double)examples.Length))
            .MaxBy(word => word.Share);

        TestContext.Out.WriteLine(FormattableString.Invariant($"{name}: '{best.Word}' gives {best.Share:F3}"));
        Assert.That(best.Share, Is.LessThan(most), best.Word);
    }

    [Test]
    public void Every_label_occurs_and_none_is_favoured([Values("question-coarse", "question-fine", "sentiment", "entailment")] string name)
    {
        var task = LanguageTasks.Named(name);
        var counts = Texts(name).CountBy(example => task.ClassOf(example.Label)).ToDictionary();

        Assert.That(counts, Has.Count.EqualTo(task.Labels.Count));
        // Five standard deviations of a binomial count.
        var expected = 4_000.0 / task.Labels.Count;
        Assert.That(counts.Values, Has.All.EqualTo(expected).Within(5 * Math.Sqrt(expected)));
    }

    [Test]
    public void Every_label_of_a_word_task_occurs([Values("part-of-speech", "relation", "preposition-role", "preposition-function")] string name)
    {
        var task = LanguageTasks.Named(name);
        var found = LanguageTasks.WordClassification(Stream(), task, 5_000).SelectMany(tagged => tagged.Labels).OfType<string>().Distinct();

        Assert.That(found, Is.EquivalentTo(task.Labels));
    }

    [Test]
    public void Role_and_function_label_the_same_words_and_the_function_is_closer_to_form()
    {
        var roles = LanguageTasks.WordClassification(Stream(), LanguageTasks.PrepositionRoles, 5_000);
        var functions = LanguageTasks.WordClassification(Stream(), LanguageTasks.PrepositionFunctions, 5_000);

        Assert.That(functions.Select(Labelled), Is.EqualTo(roles.Select(Labelled)));
        TestContext.Out.WriteLine(FormattableString.Invariant($"known from the word: role {KnownFromWord(roles):F3}, function {KnownFromWord(functions):F3}"));
        Assert.That(KnownFromWord(functions), Is.InRange(KnownFromWord(roles) + 0.1, 0.9));

        static string Labelled(TaggedSentence tagged) => string.Concat(tagged.Pieces.Select((piece, at) => tagged.Labels[at] is null ? piece : piece + "*"));

        // Share of the words whose label is the most frequent one of their form.
        static double KnownFromWord(IReadOnlyList<TaggedSentence> sentences)
        {
            var words = sentences.SelectMany(tagged => tagged.Sentence.Tokens.Zip(tagged.Labels)).Where(pair => pair.Second is not null).ToArray();
            return words.GroupBy(pair => pair.First.Text.ToLowerInvariant()).Sum(form => form.CountBy(pair => pair.Second!).Max(count => count.Value)) / (double)words.Length;
        }
    }

    [Test]
    public void A_longer_draw_begins_with_the_shorter_one()
    {
        foreach (var task in LanguageTasks.All.Where(task => task.Kind is TaskKind.Text or TaskKind.TextPair))
            Assert.That(Draw(task, 30).Take(10), Is.EqualTo(Draw(task, 10)));

        static LabelledText[] Draw(LanguageTask task, int count) => [.. LanguageTasks.SentenceClassification(Stream(), task, count).Select(example => example.Text)];
    }

    [Test]
    public void The_pieces_of_a_sentence_are_its_text()
    {
        foreach (var tagged in LanguageTasks.WordClassification(Stream(), LanguageTasks.PartsOfSpeech, 200))
            Assert.That(string.Concat(tagged.Pieces), Is.EqualTo(tagged.Sentence.Text));
    }

    [Test]
    public void Asking_for_the_wrong_kind_or_name_says_what_there_is()
    {
        Assert.That(() => LanguageTasks.SentenceClassification(Stream(), LanguageTasks.Relations, 1), Throws.ArgumentException.With.Message.Contains("labels words"));
        Assert.That(() => LanguageTasks.WordClassification(Stream(), LanguageTasks.Sentiment, 1), Throws.ArgumentException.With.Message.Contains("labels texts"));
        Assert.That(() => LanguageTasks.Named("irony"), Throws.ArgumentException.With.Message.Contains("the tasks are part-of-speech"));
        Assert.That(() => LanguageTasks.Sentiment.ClassOf("neutral"), Throws.ArgumentException.With.Message.Contains("negative, positive"));
    }
}
