using System.Collections.Concurrent;
using Replication.Data.Tasks;
using Replication.Data.Tokenizers;
using Replication.Models;
using Replication.Random;
using Replication.Training.Micro;

namespace Replication.ClusterGeometry;

/// <summary>The five tasks in the embedded language.</summary>
internal static class GeometryTasks
{
    public const string PartsOfSpeech = "part-of-speech", Relations = "relation", Roles = "preposition-role", Functions = "preposition-function", Questions = "question-fine";

    // So few that every model reads them often enough to learn them by heart, as the paper's models have at the end.
    private static readonly (int Training, int Test) Tagged = (96, 160), Prepositions = (160, 256), Texts = (256, 512);

    private static readonly ConcurrentDictionary<(string, string), Lazy<GeometryTask>> Known = new();

    /// <summary>In the order of the paper's table.</summary>
    public static IReadOnlyList<string> All { get; } = [PartsOfSpeech, Relations, Functions, Roles, Questions];

    /// <summary>Those whose points are words or pairs of them: the paper follows these through fine-tuning.</summary>
    public static IReadOnlyList<string> OfWords { get; } = [PartsOfSpeech, Relations, Functions, Roles];

    /// <summary>The embedded language's tasks for models of one vocabulary.</summary>
    public static GeometryData Embedded(MicroTexts texts) => new(
        texts, $"embedded language tasks {LanguageTasks.Version}",
        name => Known.GetOrAdd((name, texts.PretrainingCorpus.Sha256), _ => new(() => Make(LanguageTasks.Named(name), texts.Tokenizer))).Value);

    /// <summary>Name of a task for readers: <c>part of speech</c>.</summary>
    public static string LabelOf(string task) => task.Replace('-', ' ');

    private static GeometryTask Make(LanguageTask task, Tokenizer tokenizer) => task.Kind == TaskKind.Text
        ? GeometryTask.OfTexts(task, Whole(task, "training", Texts.Training, tokenizer), Whole(task, "test", Texts.Test, tokenizer), tokenizer)
        : task.Name is Roles or Functions ? GeometryTask.OfWords(task, Sentences(task, "training", Prepositions.Training), Sentences(task, "test", Prepositions.Test), tokenizer)
        : GeometryTask.OfWords(task, Sentences(task, "training", Tagged.Training), Sentences(task, "test", Tagged.Test), tokenizer);

    private static IReadOnlyList<LabelledWords> Sentences(LanguageTask task, string part, int count) =>
        [.. LanguageTasks.WordClassification(Stream(task, part), task, count)
            .Select(tagged => new LabelledWords(tagged.Pieces, tagged.Labels, [.. tagged.Sentence.Tokens.Select(token => token.Head)]))];

    // A text that the context cannot hold whole may have lost what its label follows from.
    private static IReadOnlyList<(string, string)> Whole(LanguageTask task, string part, int count, Tokenizer tokenizer) =>
        [.. Endless(Stream(task, part), task).Select(e => (e.Text.Text, e.Label)).Where(e => tokenizer.CountTokens(e.Item1) < MicroModel.StandardContext).Take(count)];

    private static IEnumerable<LabelledExample> Endless(RandomStream stream, LanguageTask task)
    {
        while (true)
            yield return LanguageTasks.SentenceClassification(stream, task, 1)[0];
    }

    // Role and function are two label sets over the same words.
    private static RandomStream Stream(LanguageTask task, string part) =>
        RandomStream.For("cluster geometry", task.Name is Roles or Functions ? "prepositions" : task.Name, part);
}
