using Replication.Data.Tasks;
using Replication.Random;
using Replication.Training.Objectives;

namespace Replication.Training.Tiers;

/// <summary>The embedded language's labelled tasks at a tier's size.</summary>
public static class TierTasks
{
    /// <summary>One class a text, such as a question's. Texts that the context cannot hold whole are left out: their label might not be told from what is left of them.</summary>
    public static Objective OfTexts(LanguageTask task, TierTexts texts)
    {
        EncodedExamples Part(string part, int count) => EncodedExamples.OfSequences(
            [.. Endless(Stream(task, part), task).Select(e => (e.Text.Text, task.ClassOf(e.Label)))
                .Where(e => texts.Tokenizer.CountTokens(e.Text) < texts.Protocol.ContextLength).Take(count)],
            texts.Tokenizer,
            texts.Protocol.ContextLength);
        return Classification.OfSequences(task.Labels.Count, Part("training", texts.Protocol.TaskExamples), Part("held out", texts.Protocol.HeldOutExamples));
    }

    /// <summary>One class a word, such as its part of speech.</summary>
    public static Objective OfWords(LanguageTask task, TierTexts texts)
    {
        EncodedExamples Part(string part, int count) => EncodedExamples.OfWords(
            [.. LanguageTasks.WordClassification(Stream(task, part), task, count).Select(tagged =>
                (IReadOnlyList<(string, int?)>)[.. tagged.Pieces.Zip(tagged.Labels, (text, label) => (text, label is null ? (int?)null : task.ClassOf(label)))])],
            texts.Tokenizer,
            texts.Protocol.ContextLength);
        return Classification.OfWords(task.Labels.Count, Part("training", texts.Protocol.TaskExamples), Part("held out", texts.Protocol.HeldOutExamples));
    }

    private static IEnumerable<LabelledExample> Endless(RandomStream stream, LanguageTask task)
    {
        while (true)
            yield return LanguageTasks.SentenceClassification(stream, task, 1)[0];
    }

    private static RandomStream Stream(LanguageTask task, string part) => RandomStream.For("micro tasks", task.Name, part);
}
