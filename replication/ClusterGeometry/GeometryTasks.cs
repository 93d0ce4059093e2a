using System.Collections.Concurrent;
using Replication.Data.Tasks;
using Replication.Data.Tokenizers;
using Replication.Random;
using Replication.Training.Tiers;

namespace Replication.ClusterGeometry;

/// <summary>The five tasks in the embedded language.</summary>
internal static class GeometryTasks
{
    public const string PartsOfSpeech = "part-of-speech", Relations = "relation", Roles = "preposition-role", Functions = "preposition-function", Questions = "question-fine";

    private static readonly ConcurrentDictionary<(string Task, TierTexts Texts, GeometrySizes Sizes), Lazy<GeometryTask>> Known = new();

    /// <summary>In the order of the paper's table.</summary>
    public static IReadOnlyList<string> All { get; } = [PartsOfSpeech, Relations, Functions, Roles, Questions];

    /// <summary>Those whose points are words or pairs of them: the paper follows these through fine-tuning.</summary>
    public static IReadOnlyList<string> OfWords { get; } = [PartsOfSpeech, Relations, Functions, Roles];

    /// <summary>The embedded language's tasks for models of one vocabulary.</summary>
    public static GeometryData Embedded(TierTexts texts) => Embedded(texts, GeometrySizes.Of(texts.Protocol));

    /// <summary>The same at other sizes than the tier's.</summary>
    public static GeometryData Embedded(TierTexts texts, GeometrySizes sizes) => new(
        texts, sizes, $"embedded language tasks {LanguageTasks.Version}",
        name => Known.GetOrAdd((name, texts, sizes), _ => new(() => Make(LanguageTasks.Named(name), texts.Tokenizer, sizes))).Value);

    /// <summary>Name of a task for readers: <c>part of speech</c>.</summary>
    public static string LabelOf(string task) => task.Replace('-', ' ');

    private static GeometryTask Make(LanguageTask task, Tokenizer tokenizer, GeometrySizes sizes)
    {
        if (task.Kind == TaskKind.Text)
            return GeometryTask.OfTexts(task, Whole(task, "training", sizes.Questions.Training, tokenizer, sizes), Whole(task, "test", sizes.Questions.Test, tokenizer, sizes), tokenizer, sizes);
        var (training, test) = task.Name is Roles or Functions ? sizes.Prepositions : sizes.Tagged;
        return GeometryTask.OfWords(task, Sentences(task, "training", training), Sentences(task, "test", test), tokenizer, sizes);
    }

    private static IReadOnlyList<LabelledWords> Sentences(LanguageTask task, string part, int count) =>
        [.. LanguageTasks.WordClassification(Stream(task, part), task, count)
            .Select(tagged => new LabelledWords(tagged.Pieces, tagged.Labels, [.. tagged.Sentence.Tokens.Select(token => token.Head)]))];

    // A text that the context cannot hold whole may have lost what its label follows from.
    private static IReadOnlyList<(string, string)> Whole(LanguageTask task, string part, int count, Tokenizer tokenizer, GeometrySizes sizes) =>
        [.. Endless(Stream(task, part), task).Select(e => (e.Text.Text, e.Label)).Where(e => tokenizer.CountTokens(e.Item1) < sizes.Tier.ContextLength).Take(count)];

    private static IEnumerable<LabelledExample> Endless(RandomStream stream, LanguageTask task)
    {
        while (true)
            yield return LanguageTasks.SentenceClassification(stream, task, 1)[0];
    }

    // Role and function are two label sets over the same words.
    private static RandomStream Stream(LanguageTask task, string part) =>
        RandomStream.For("cluster geometry", task.Name is Roles or Functions ? "prepositions" : task.Name, part);
}
