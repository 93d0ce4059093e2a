using static TorchSharp.torch;

namespace Replication.Measures.Clusters;

/// <summary>Points of one space as float64, row after row: what every measure of this folder reads.</summary>
public sealed class PointSet
{
    private readonly double[] _values;

    private PointSet(double[] values, int count, int dimensions)
    {
        for (var at = 0; at < values.Length; at++)
        {
            if (!double.IsFinite(values[at]))
                throw new ArgumentException($"Point {at / dimensions} has {values[at]} in dimension {at % dimensions}; every coordinate must be finite.");
        }

        (_values, Count, Dimensions) = (values, count, dimensions);
    }

    /// <summary>How many points there are.</summary>
    public int Count { get; }

    /// <summary>How many coordinates each has.</summary>
    public int Dimensions { get; }

    /// <summary>The coordinates of one point: (dimensions).</summary>
    public ReadOnlySpan<double> this[int point] => _values.AsSpan(point * Dimensions, Dimensions);

    /// <param name="points">[points, dimensions], one point or more, of any floating type.</param>
    /// <exception cref="ArgumentException">Not a matrix, empty, or not finite.</exception>
    public static PointSet From(Tensor points)
    {
        if (points.ndim != 2 || points.shape[0] < 1 || points.shape[1] < 1)
            throw new ArgumentException($"Points must be a matrix [points, dimensions] with one point or more; the shape is [{string.Join(", ", points.shape)}].");
        using var scope = NewDisposeScope();
        var values = points.detach().to(ScalarType.Float64).contiguous().cpu().data<double>().ToArray();
        return new PointSet(values, (int)points.shape[0], (int)points.shape[1]);
    }

    /// <param name="points">One row of coordinates per point, all of one length.</param>
    /// <exception cref="ArgumentException">Empty, ragged, or not finite.</exception>
    public static PointSet From(double[][] points)
    {
        if (points.Length == 0 || points[0].Length == 0)
            throw new ArgumentException("Points must hold one point or more of one dimension or more.");
        var ragged = Array.FindIndex(points, row => row.Length != points[0].Length);
        if (ragged >= 0)
            throw new ArgumentException($"Point {ragged} has {points[ragged].Length} coordinates where point 0 has {points[0].Length}; give all of them the same number.");
        return new PointSet([.. points.SelectMany(row => row)], points.Length, points[0].Length);
    }
}
