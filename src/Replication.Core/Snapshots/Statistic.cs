using Replication.Core.Claims;

namespace Replication.Core.Snapshots;

/// <summary>One value of a snapshot.</summary>
/// <param name="Path">Dotted path: <c>gpt2.slope.value</c>.</param>
/// <param name="Text">The value as printed.</param>
/// <param name="Tolerance">How far another engine may be from it; null for a text such as the verdict.</param>
public sealed record Statistic(string Path, string Text, Tolerance? Tolerance)
{
    private const string WeightPrefix = "weights.";

    /// <summary>Trained weights are equal bit by bit on the managed engine and nowhere else.</summary>
    public bool IsWeightHash => Path.StartsWith(WeightPrefix, StringComparison.Ordinal);

    internal static string PathOfWeights(string label) => WeightPrefix + label;
}
