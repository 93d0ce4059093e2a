using Replication.Statistics;

namespace Replication.Measures.Depth;

/// <summary>How much each layer's representation changed, and how that change lies over depth.</summary>
/// <param name="Embeddings">Change of the embeddings: shown, never fitted.</param>
/// <param name="Changes">Change after each block, first to last.</param>
public sealed record ChangeProfile(double Embeddings, IReadOnlyList<double> Changes)
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

    /// <summary>
    /// Span of relative depth that holds the central four fifths of the change: from where a tenth of it is reached to
    /// where nine tenths are, each block's share spread evenly over its own 1/L of the depth. 0.8 where the change is even.
    /// </summary>
    public double CentralSpan => DepthOfShare(0.9) - DepthOfShare(0.1);

    /// <summary>Standard deviation of relative depth, weighted by change: 0 where one block holds all of it.</summary>
    public double Spread
    {
        get
        {
            var (depths, centre) = (RelativeDepths, CentreOfMass);
            double squares = 0, total = 0;
            for (var i = 0; i < Changes.Count; i++)
            {
                squares += (depths[i] - centre) * (depths[i] - centre) * Changes[i];
                total += Changes[i];
            }

            return Math.Sqrt(squares / total);
        }
    }

    /// <summary>The profile of one change measure over all blocks.</summary>
    /// <param name="before">Hidden states before training.</param>
    /// <param name="after">Hidden states after it, on the same windows.</param>
    /// <param name="change">Change of one layer from its two representations.</param>
    public static ChangeProfile Between(HiddenStates before, HiddenStates after, Func<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, double> change)
    {
        if (before.Count != after.Count || before.Count < 3)
            throw new ArgumentException($"A depth profile needs the same two or more blocks before and after; there are {before.Count - 1} and {after.Count - 1}.");
        return new ChangeProfile(
            change(before[0], after[0]), [.. Enumerable.Range(1, before.Count - 1).Select(layer => change(before[layer], after[layer]))]);
    }

    private double DepthOfShare(double share)
    {
        var (sought, reached) = (share * Changes.Sum(), 0.0);
        for (var i = 0; i < Changes.Count; i++)
        {
            if (reached + Changes[i] >= sought)
                return (i + (sought - reached) / Changes[i]) / Changes.Count;
            reached += Changes[i];
        }

        return 1;
    }
}
