using Replication.Statistics;

namespace Replication.Measures.Depth;

/// <summary>How much each layer's representation changed, and how that change lies over depth.</summary>
/// <param name="Embeddings">Change of the embeddings: shown, never fitted.</param>
/// <param name="Changes">Change after each block, first to last.</param>
public sealed record DepthProfile(double Embeddings, IReadOnlyList<double> Changes)
{
    /// <summary>Relative depth of each block, (ℓ − 1)/(L − 1), from 0 to 1.</summary>
    public IReadOnlyList<double> RelativeDepths => [.. Enumerable.Range(0, Changes.Count).Select(i => (double)i / (Changes.Count - 1))];

    /// <summary>
    /// Locality gradient: least-squares slope of change, divided by the profile's mean, on relative depth.
    /// 1 means that from first to last block the change grows by as much as its mean. Positive: change concentrates near the output.
    /// </summary>
    public double Slope
    {
        get
        {
            var mean = Changes.Average();
            return LeastSquares.Slope([.. RelativeDepths], [.. Changes.Select(change => change / mean)]);
        }
    }

    /// <summary>Spearman's rank correlation of change with depth: 1 where every block changes more than the one before it.</summary>
    public double RankCorrelation => Correlation.Spearman([.. RelativeDepths], [.. Changes]);

    /// <summary>Mean relative depth, weighted by change: 0.5 where the change is even, towards 1 where it lies near the output.</summary>
    public double CentreOfMass
    {
        get
        {
            var depths = RelativeDepths;
            double weighted = 0, total = 0;
            for (var i = 0; i < Changes.Count; i++)
            {
                weighted += depths[i] * Changes[i];
                total += Changes[i];
            }

            return weighted / total;
        }
    }

    /// <summary>The profile of one change measure over all blocks.</summary>
    /// <param name="before">Hidden states before training.</param>
    /// <param name="after">Hidden states after it, on the same windows.</param>
    /// <param name="change">Change of one layer from its two representations.</param>
    public static DepthProfile Between(HiddenStates before, HiddenStates after, Func<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, double> change)
    {
        if (before.Count != after.Count || before.Count < 3)
            throw new ArgumentException($"A depth profile needs the same two or more blocks before and after; there are {before.Count - 1} and {after.Count - 1}.");
        return new DepthProfile(
            change(before[0], after[0]), [.. Enumerable.Range(1, before.Count - 1).Select(layer => change(before[layer], after[layer]))]);
    }
}
