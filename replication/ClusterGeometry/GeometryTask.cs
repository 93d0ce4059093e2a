using Replication.Data.Tasks;
using Replication.Data.Tokenizers;
using Replication.Models;
using Replication.Training.Objectives;

namespace Replication.ClusterGeometry;

/// <summary>One of the paper's tasks: what a model is fine-tuned on, and the points that are looked at.</summary>
internal sealed class GeometryTask
{
    // The published analysis drops clusters of five points and fewer before it measures a distance.
    private const int SmallestLabel = 6;

    private GeometryTask(LanguageTask task, GeometrySizes sizes, HeadKind head, Part training, Part test)
    {
        (Task, Sizes, Head, Training) = (task, sizes, head, training.Encoded);
        var labels = Enumerable.Range(0, task.Labels.Count).Where(label => Math.Min(training.CountOf(label), test.CountOf(label)) >= SmallestLabel).ToList();
        if (labels.Count < 3)
            throw new ArgumentException($"The task {task.Name} has {labels.Count} labels with {SmallestLabel} points or more in both parts; three are the fewest whose distances can be compared.");
        (Labels, TrainingPoints, TestPoints) = (labels, training.Points(labels, sizes.LargestLabel), test.Points(labels, sizes.LargestLabel));
    }

    public LanguageTask Task { get; }

    public GeometrySizes Sizes { get; }

    /// <summary>What the model needs to end in.</summary>
    public HeadKind Head { get; }

    /// <summary>The sequences that a model is fine-tuned on.</summary>
    public EncodedExamples Training { get; }

    /// <summary>The labels that are looked at, ascending: those with enough points in both parts.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Points of the training sequences.</summary>
    public ProbeSet TrainingPoints { get; }

    /// <summary>Points of the test sequences.</summary>
    public ProbeSet TestPoints { get; }

    /// <summary>A task whose points are words, or pairs of a word and its head.</summary>
    public static GeometryTask OfWords(LanguageTask task, IReadOnlyList<LabelledWords> training, IReadOnlyList<LabelledWords> test, Tokenizer tokenizer, GeometrySizes sizes)
    {
        var length = sizes.Tier.ContextLength;
        Part Of(IReadOnlyList<LabelledWords> sentences) => new(
            EncodedExamples.OfWords(
                [.. sentences.Select(s => (IReadOnlyList<(string, int?)>)[.. s.Pieces.Zip(s.Labels, (text, label) => (text, label is null ? (int?)null : task.ClassOf(label)))])],
                tokenizer, length),
            [.. sentences.Select(s => Math.Min(1 + s.Pieces.Sum(tokenizer.CountTokens), length))],
            [.. sentences.SelectMany((s, row) => WordPoints(task, s, row, tokenizer, length))]);
        return new GeometryTask(task, sizes, HeadKind.TokenClassification, Of(training), Of(test));
    }

    /// <summary>A task whose points are texts, each the vector of its first token.</summary>
    public static GeometryTask OfTexts(LanguageTask task, IReadOnlyList<(string Text, string Label)> training, IReadOnlyList<(string Text, string Label)> test, Tokenizer tokenizer, GeometrySizes sizes)
    {
        var length = sizes.Tier.ContextLength;
        Part Of(IReadOnlyList<(string Text, string Label)> texts) => new(
            EncodedExamples.OfSequences([.. texts.Select(t => (t.Text, task.ClassOf(t.Label)))], tokenizer, length),
            [.. texts.Select(t => Math.Min(1 + tokenizer.CountTokens(t.Text), length))],
            [.. texts.Select((t, row) => new ProbePoint(row, task.ClassOf(t.Label), (0, 1)))]);
        return new GeometryTask(task, sizes, HeadKind.SequenceClassification, Of(training), Of(test));
    }

    // Words that the context cannot hold whole have no vector, and no pair either.
    private static IEnumerable<ProbePoint> WordPoints(LanguageTask task, LabelledWords sentence, int row, Tokenizer tokenizer, int length)
    {
        var spans = new List<(int First, int Count)>();
        foreach (var piece in sentence.Pieces)
            spans.Add((spans.Count == 0 ? 1 : spans[^1].First + spans[^1].Count, tokenizer.CountTokens(piece)));
        bool Fits(int word) => spans[word].First + spans[word].Count <= length;
        for (var word = 0; word < spans.Count; word++)
        {
            if (sentence.Labels[word] is not { } label || !Fits(word))
                continue;
            var head = sentence.Heads[word];
            if (task.Kind == TaskKind.Word)
                yield return new ProbePoint(row, task.ClassOf(label), spans[word]);
            else if (head >= 0 && Fits(head))
                yield return new ProbePoint(row, task.ClassOf(label), spans[word], spans[head]);
        }
    }

    private sealed record Part(EncodedExamples Encoded, IReadOnlyList<int> Lengths, IReadOnlyList<ProbePoint> All)
    {
        public int CountOf(int label) => All.Count(point => point.Label == label);

        // The first of every label, in the order of the text.
        public ProbeSet Points(IReadOnlyList<int> labels, int largest)
        {
            var taken = new SortedDictionary<int, int>();
            bool Take(ProbePoint point) => labels.Contains(point.Label)
                && (taken[point.Label] = taken.GetValueOrDefault(point.Label) + 1) <= largest;
            return new ProbeSet(Encoded, Lengths, [.. All.Where(Take)]);
        }
    }
}
