using Replication.Statistics;

namespace Replication.Measures.Clusters;

/// <summary>
/// How far apart labels lie in one space: for every two labels the mean of the hull distances between their clusters, as in
/// the published analysis of fine-tuned BERT. Two spaces are compared by the correlation of these lists.
/// </summary>
public sealed class LabelDistances
{
    private readonly double[,] _means;

    private LabelDistances(int[] labels, double[,] means, bool isSeparable) => (Labels, _means, IsSeparable) = (labels, means, isSeparable);

    /// <summary>The labels that were asked for, ascending: (labels).</summary>
    public int[] Labels { get; }

    /// <summary>Whether no two clusters of different labels overlap in this space.</summary>
    public bool IsSeparable { get; }

    /// <summary>
    /// Measures a space by clusters that were found in it, or in an earlier state of it: the clusters of the first update
    /// serve for a whole run.
    /// </summary>
    /// <param name="points">The space, with as many points as were clustered.</param>
    /// <param name="clustering">Clusters of the same points.</param>
    /// <param name="smallest">Clusters of fewer points are left out; the published analysis keeps six and more.</param>
    /// <exception cref="ArgumentException">Not as many points as were clustered.</exception>
    public static LabelDistances Of(PointSet points, Clustering clustering, int smallest = 1, CancellationToken cancellation = default)
    {
        if (points.Count != clustering.Assignment.Length)
            throw new ArgumentException($"There are {points.Count} points and {clustering.Assignment.Length} were clustered; measure the same points.");
        int[] labels = [.. clustering.Labels.Distinct().Order()];
        var (sums, counts) = (new double[labels.Length, labels.Length], new int[labels.Length, labels.Length]);
        var isSeparable = true;
        for (var i = 0; i < clustering.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (clustering.Labels[i] == clustering.Labels[j] || clustering.Members(i).Count < smallest || clustering.Members(j).Count < smallest)
                    continue;
                var gap = HullDistance.Between(points, clustering.MemberSpan(i), clustering.MemberSpan(j), cancellation);
                isSeparable &= gap.Separable;
                int a = Array.BinarySearch(labels, clustering.Labels[i]), b = Array.BinarySearch(labels, clustering.Labels[j]);
                var (low, high) = (Math.Min(a, b), Math.Max(a, b));
                sums[low, high] += gap.Distance;
                counts[low, high]++;
            }
        }

        var means = new double[labels.Length, labels.Length];
        for (var a = 0; a < labels.Length; a++)
        {
            for (var b = a; b < labels.Length; b++)
                means[a, b] = means[b, a] = counts[a, b] > 0 ? sums[a, b] / counts[a, b] : double.NaN;
        }

        return new LabelDistances(labels, means, isSeparable);
    }

    /// <summary>The mean distance of two labels' clusters; NaN where one of them has none that is large enough.</summary>
    public double Between(int first, int second) => _means[Index(first), Index(second)];

    /// <summary>The distance of a label to the nearest other one; NaN where it has no cluster that is large enough.</summary>
    public double Minimum(int label)
    {
        var at = Index(label);
        var nearest = double.PositiveInfinity;
        for (var other = 0; other < Labels.Length; other++)
        {
            if (!double.IsNaN(_means[at, other]))
                nearest = Math.Min(nearest, _means[at, other]);
        }

        return double.IsInfinity(nearest) ? double.NaN : nearest;
    }

    /// <summary>Every two labels once, (0, 1), (0, 2) … by ascending labels; 0 for a missing cluster, as published: (labels · (labels − 1) / 2).</summary>
    public double[] Vector() =>
        [.. from a in Enumerable.Range(0, Labels.Length) from b in Enumerable.Range(a + 1, Labels.Length - a - 1) select double.IsNaN(_means[a, b]) ? 0 : _means[a, b]];

    /// <summary>Spatial similarity: Pearson's correlation of the two spaces' distances, label pair by label pair. NaN where either is constant.</summary>
    /// <exception cref="ArgumentException">The spaces do not have the same labels.</exception>
    public double SimilarityTo(LabelDistances other) => Labels.SequenceEqual(other.Labels)
        ? Correlation.Pearson(Vector(), other.Vector())
        : throw new ArgumentException($"Spatial similarity needs the same labels in both spaces; there are [{string.Join(", ", Labels)}] and [{string.Join(", ", other.Labels)}].");

    private int Index(int label) => Array.BinarySearch(Labels, label) is var at and >= 0
        ? at
        : throw new ArgumentException($"Label {label} is not among [{string.Join(", ", Labels)}].");
}
