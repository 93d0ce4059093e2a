namespace Replication.ClusterGeometry;

/// <summary>What one vector stands for.</summary>
/// <param name="Sequence">Row of its sentence.</param>
/// <param name="Label">Its class.</param>
/// <param name="Spans">First token and number of tokens of its words: one word, or a word and its head, whose means are then set one after the other.</param>
internal sealed record ProbePoint(int Sequence, int Label, params IReadOnlyList<(int First, int Count)> Spans);
