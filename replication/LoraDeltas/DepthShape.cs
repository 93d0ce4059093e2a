using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>The study's reading of a depth profile as three contrasts, each in units of the profile's mean; all three are positive where the reading holds.</summary>
/// <param name="Rise">Late layers minus first layers.</param>
/// <param name="Lateness">Late layers minus the layers between first and late.</param>
/// <param name="Drop">Late layers minus last layers.</param>
internal sealed record DepthShape(double Rise, double Lateness, double Drop)
{
    // Relative depths that bound the regions: the study's maximum lies at 70 to 90 %; of 28 layers the first three lie below a
    // tenth and the last three above nine tenths, of our twelve the first two and the last two.
    private const double FirstEnd = 0.1, LateBegin = 0.7, LateEnd = 0.9;

    /// <param name="profile">One value a layer, first to last.</param>
    public static DepthShape Of(IReadOnlyList<double> profile)
    {
        var mean = profile.Average();
        double Region(Func<double, bool> within) =>
            Enumerable.Range(0, profile.Count).Where(layer => within(RelativeDepth(layer, profile.Count))).Average(layer => profile[layer]) / mean;
        var late = Region(depth => depth is >= LateBegin and <= LateEnd);
        return new DepthShape(
            late - Region(depth => depth < FirstEnd), late - Region(depth => depth is >= FirstEnd and < LateBegin), late - Region(depth => depth > LateEnd));
    }

    /// <summary>Layer 0 is 0, the last layer 1.</summary>
    public static double RelativeDepth(int layer, int layers) => (double)layer / (layers - 1);

    /// <summary>Relative depth of the largest value.</summary>
    public static double Peak(IReadOnlyList<double> profile) =>
        RelativeDepth(Enumerable.Range(0, profile.Count).MaxBy(layer => profile[layer]), profile.Count);

    /// <summary>Mean of Spearman's ρ over all pairs of profiles, each over the layers that both show.</summary>
    public static double Concordance(IReadOnlyList<IReadOnlyList<double>> profiles)
    {
        var correlations =
            from first in Enumerable.Range(0, profiles.Count)
            from second in Enumerable.Range(first + 1, profiles.Count - first - 1)
            select Agreement(profiles[first], profiles[second]);
        return correlations.Average();
    }

    /// <summary>Spearman's ρ over the layers that both profiles show.</summary>
    public static double Agreement(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        int[] shown = [.. Enumerable.Range(0, first.Count).Where(layer => double.IsFinite(first[layer]) && double.IsFinite(second[layer]))];
        return Correlation.Spearman([.. shown.Select(layer => first[layer])], [.. shown.Select(layer => second[layer])]);
    }
}
