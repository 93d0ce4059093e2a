namespace Replication.Data.Corpora;

/// <summary>An example of a classification task.</summary>
/// <param name="Text">The text, or the first of two.</param>
/// <param name="SecondText">The second text of a pair; null for single texts.</param>
/// <param name="Label">The label as the file writes it; null in test sets that withhold it.</param>
public sealed record LabelledText(string Text, string? SecondText, string? Label);
