namespace Replication.Measures.Clusters;

/// <summary>The mean point of every label in one space.</summary>
public sealed class LabelCentroids
{
    private readonly double[][] _centroids;

    private LabelCentroids(int[] labels, double[][] centroids) => (Labels, _centroids) = (labels, centroids);

    /// <summary>The labels, ascending: (labels).</summary>
    public int[] Labels { get; }

    /// <param name="points">The space, one row per point.</param>
    /// <param name="labels">The label of every point.</param>
    /// <exception cref="ArgumentException">Not one label per point.</exception>
    public static LabelCentroids Of(PointSet points, IReadOnlyList<int> labels)
    {
        if (labels.Count != points.Count)
            throw new ArgumentException($"There are {points.Count} points and {labels.Count} labels; every point needs one label.");
        int[] distinct = [.. labels.Distinct().Order()];
        double[][] sums = [.. distinct.Select(_ => new double[points.Dimensions])];
        var counts = new int[distinct.Length];
        for (var point = 0; point < points.Count; point++)
        {
            var label = Array.BinarySearch(distinct, labels[point]);
            Arithmetic.AddScaled(sums[label], 1, points[point]);
            counts[label]++;
        }

        return new LabelCentroids(distinct, [.. sums.Zip(counts, (sum, count) => sum.Select(x => x / count).ToArray())]);
    }

    /// <summary>The centroid of a label: (dimensions).</summary>
    public IReadOnlyList<double> this[int label] => _centroids[Index(label)];

    /// <summary>From the earlier centroid of a label to this one: (dimensions).</summary>
    /// <exception cref="ArgumentException">The earlier space lacks the label or has other dimensions.</exception>
    public double[] DisplacementFrom(LabelCentroids earlier, int label)
    {
        double[] now = _centroids[Index(label)], then = earlier._centroids[earlier.Index(label)];
        if (now.Length != then.Length)
            throw new ArgumentException($"The two spaces have {then.Length} and {now.Length} dimensions; a displacement needs one space.");
        return [.. now.Zip(then, (x, y) => x - y)];
    }

    /// <summary>How far a label's centroid moved, in the space's units. Taken layer by layer, it says which layers moved most.</summary>
    public double DistanceFrom(LabelCentroids earlier, int label)
    {
        var displacement = DisplacementFrom(earlier, label);
        return Math.Sqrt(Arithmetic.Dot(displacement, displacement));
    }

    private int Index(int label) => Array.BinarySearch(Labels, label) is var at and >= 0
        ? at
        : throw new ArgumentException($"Label {label} is not among [{string.Join(", ", Labels)}].");
}
