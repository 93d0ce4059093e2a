namespace Replication.Measures.Clusters;

/// <summary>
/// Wolfe's algorithm (1976, Finding the nearest point in a polytope) on the differences of the two sets' points.
/// The nearest point x of the polytope of differences to the origin is as long as the hulls are apart: ‖x‖ bounds the
/// distance from above at every step, and the lowest difference along x/‖x‖ bounds it from below.
/// </summary>
internal sealed class HullSearch(int dimensions)
{
    // Gaps below this share of the scale are rounding.
    private const double Precision = 1e-14;

    private readonly CentredSets _sets = new(dimensions);
    private readonly Corral _corral = new(dimensions);

    /// <param name="beyond">Stops as soon as the hulls are known to be further apart than this and the tolerance; infinity to learn how far.</param>
    /// <param name="start">Where to begin; null for the points that lie furthest towards each other.</param>
    public HullGap Run(PointSet points, int[] first, PointSet others, int[] second, double beyond, CancellationToken cancellation, HullFace? start = null)
    {
        _sets.Load(points, first, others, second);
        var scale = _sets.Scale;
        if (scale == 0)
            return new HullGap(0, 0, 0);
        if (start is null || !TryBegin(start))
            Begin();
        _corral.Minimise();

        var (lower, upper) = (0.0, _corral.Norm);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (upper <= HullGap.Tolerance * scale)
                return new HullGap(0, upper, scale);
            var (i, j, along) = _sets.Lowest(_corral.Point);
            lower = Math.Max(lower, along / _corral.Norm);
            if (upper - lower <= Precision * scale || lower > Math.Max(beyond, HullGap.Tolerance * scale))
                return new HullGap(Math.Min(lower, upper), upper, scale);
            var isProgress = _corral.TryAdd(i, j, _sets.First(i), _sets.Second(j));
            if (isProgress)
            {
                _corral.Minimise();
                isProgress = _corral.Norm < upper;
            }

            // Exact arithmetic always comes nearer. Where rounding does not, refine; where refined rounding does not, that is all.
            if (!isProgress && _corral.IsRefined)
                return new HullGap(Math.Min(lower, upper), upper, scale);
            if (!isProgress)
            {
                _corral.IsRefined = true;
                _corral.Minimise();
            }

            upper = Math.Min(upper, _corral.Norm);
        }
    }

    /// <summary>The face that the last search ended on.</summary>
    public HullFace Face() => _sets.Face(_corral);

    private void Begin()
    {
        _corral.Clear(_sets.Scale);
        var (first, second, _) = _sets.Lowest(_sets.Towards);
        _corral.TryAdd(first, second, _sets.First(first), _sets.Second(second));
    }

    private bool TryBegin(HullFace start)
    {
        _corral.Clear(_sets.Scale);
        foreach (var pair in start.Pairs)
        {
            var (first, second) = _sets.Find(pair);
            if (!_corral.TryAdd(first, second, _sets.First(first), _sets.Second(second)))
                return false;
        }

        _corral.SetWeights(start.Weights);
        return true;
    }
}
