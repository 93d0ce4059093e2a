using Replication.Data.Tasks;
using Replication.Data.Tokenizers;
using Replication.Models;
using Replication.Random;
using Replication.Training.Objectives;

namespace Replication.Training.Micro;

/// <summary>The embedded language's labelled tasks at the micro tier's size.</summary>
public static class MicroTasks
{
    private const int TrainingExamples = 2048; // more than a fine-tuning run draws
    private const int HeldOutExamples = 128;

    /// <summary>One class a text, such as a question's.</summary>
    public static Objective OfTexts(LanguageTask task, Tokenizer tokenizer)
    {
        EncodedExamples Part(string part, int count) => EncodedExamples.OfSequences(
            [.. LanguageTasks.SentenceClassification(Stream(task, part), task, count).Select(e => (e.Text.Text, task.ClassOf(e.Label)))],
            tokenizer,
            MicroModel.ContextLength);
        return Classification.OfSequences(task.Labels.Count, Part("training", TrainingExamples), Part("held out", HeldOutExamples));
    }

    /// <summary>One class a word, such as its part of speech.</summary>
    public static Objective OfWords(LanguageTask task, Tokenizer tokenizer)
    {
        EncodedExamples Part(string part, int count) => EncodedExamples.OfWords(
            [.. LanguageTasks.WordClassification(Stream(task, part), task, count).Select(tagged =>
                (IReadOnlyList<(string, int?)>)[.. tagged.Pieces.Zip(tagged.Labels, (text, label) => (text, label is null ? (int?)null : task.ClassOf(label)))])],
            tokenizer,
            MicroModel.ContextLength);
        return Classification.OfWords(task.Labels.Count, Part("training", TrainingExamples), Part("held out", HeldOutExamples));
    }

    private static RandomStream Stream(LanguageTask task, string part) => RandomStream.For("micro tasks", task.Name, part);
}
