namespace Replication.Measures.Clusters;

/// <summary>
/// Wolfe's algorithm (1976, Finding the nearest point in a polytope) on the differences of the two sets' points.
/// The nearest point x of the polytope of differences to the origin is as long as the hulls are apart: ‖x‖ bounds the
/// distance from above at every step, and the lowest difference along x/‖x‖ bounds it from below.
/// </summary>
internal sealed class HullSearch(CentredSets sets)
{
    // Gaps below this share of the scale are rounding.
    private const double Precision = 1e-14;

    /// <param name="beyond">Stops as soon as the hulls are known to be further apart than this and the tolerance; infinity to learn how far.</param>
    public HullGap Run(double beyond, CancellationToken cancellation)
    {
        var scale = sets.Scale;
        if (scale == 0)
            return new HullGap(0, 0, 0);
        var corral = new Corral(sets.Dimensions, scale);
        var (start, end, _) = sets.Lowest(sets.Towards);
        corral.TryAdd(start, end, sets.First(start), sets.Second(end));
        corral.Minimise();

        var (lower, upper) = (0.0, corral.Norm);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (upper <= HullGap.Tolerance * scale)
                return new HullGap(0, upper, scale);
            var (i, j, along) = sets.Lowest(corral.Point);
            lower = Math.Max(lower, along / corral.Norm);
            if (upper - lower <= Precision * scale || lower > Math.Max(beyond, HullGap.Tolerance * scale))
                return new HullGap(Math.Min(lower, upper), upper, scale);
            var isProgress = corral.TryAdd(i, j, sets.First(i), sets.Second(j));
            if (isProgress)
            {
                corral.Minimise();
                isProgress = corral.Norm < upper;
            }

            // Exact arithmetic always comes nearer. Where rounding does not, refine; where refined rounding does not, that is all.
            if (!isProgress && corral.IsRefined)
                return new HullGap(Math.Min(lower, upper), upper, scale);
            if (!isProgress)
            {
                corral.IsRefined = true;
                corral.Minimise();
            }

            upper = Math.Min(upper, corral.Norm);
        }
    }
}
