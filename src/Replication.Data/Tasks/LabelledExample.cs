using Replication.Data.Corpora;
using Replication.Data.Language;

namespace Replication.Data.Tasks;

/// <summary>An example of a text task with the trees that its label follows from.</summary>
/// <param name="Sentences">The text, or the first of two.</param>
/// <param name="SecondSentences">The second text of a pair; empty for single texts.</param>
/// <param name="Label">One of the task's labels.</param>
public sealed record LabelledExample(IReadOnlyList<LabelledSentence> Sentences, IReadOnlyList<LabelledSentence> SecondSentences, string Label)
{
    /// <summary>The example without its trees, as the loaders of real corpora give theirs.</summary>
    public LabelledText Text => new(Join(Sentences), SecondSentences.Count == 0 ? null : Join(SecondSentences), Label);

    private static string Join(IReadOnlyList<LabelledSentence> sentences) => string.Join(' ', sentences.Select(sentence => sentence.Text));
}
