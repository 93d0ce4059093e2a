using Replication.Data.Language;

namespace Replication.Data.Tasks;

/// <summary>A sentence whose words carry the labels of one task.</summary>
/// <param name="Sentence">The sentence with its tree.</param>
/// <param name="Labels">One for each word; null where the task has nothing to say about it.</param>
public sealed record TaggedSentence(LabelledSentence Sentence, IReadOnlyList<string?> Labels)
{
    /// <summary>The words as written, each with the space before it: together they are the text.</summary>
    public IReadOnlyList<string> Pieces => [.. Sentence.Tokens.Select(token => (token.SpaceBefore ? " " : "") + token.Text)];
}
