namespace Replication.Measures.Probes;

/// <summary>How well one set is classified while a probe learns.</summary>
/// <param name="Name">The set's name.</param>
/// <param name="Accuracies">The share of its points that is classified rightly after each epoch: (epochs).</param>
public sealed record AccuracyCurve(string Name, double[] Accuracies);
