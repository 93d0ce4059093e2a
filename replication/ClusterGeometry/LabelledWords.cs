namespace Replication.ClusterGeometry;

/// <summary>A sentence as a word task labels it.</summary>
/// <param name="Pieces">The words as written, each with the space before it.</param>
/// <param name="Labels">One for each word; null where the task has nothing to say about it.</param>
/// <param name="Heads">Where the word's head stands, from 0; −1 for the root.</param>
internal sealed record LabelledWords(IReadOnlyList<string> Pieces, IReadOnlyList<string?> Labels, IReadOnlyList<int> Heads);
