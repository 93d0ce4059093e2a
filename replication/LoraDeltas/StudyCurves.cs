namespace Replication.LoraDeltas;

/// <summary>What the study's own curves say, by the measures that ours are judged by. Its page prints none of these numbers.</summary>
internal static class StudyCurves
{
    public const double LowRate = 2e-4, HighRate = 1e-3;

    public const int LastEpoch = 10;

    public static StudyCurve Of(DeltaDomain domain, double rate, int epoch) =>
        StudyCurveTable.All.Single(curve => (curve.Domain, curve.Rate, curve.Epoch) == (domain.StudyName, rate, epoch));

    /// <summary>Mean rank correlation between the curves of any two domains, over the layers that both show.</summary>
    public static double Concordance(double rate, int epoch) => DepthShape.Concordance([.. Curves(rate, epoch).Select(curve => curve.Values)]);

    /// <summary>Mean over domains of their shapes, layer by layer, over the domains that show the layer.</summary>
    public static IReadOnlyList<double> MeanShape(double rate, int epoch)
    {
        var shapes = Curves(rate, epoch).Select(curve => curve.Shape).ToList();
        return [.. Enumerable.Range(0, shapes[0].Count).Select(layer => shapes.Select(shape => shape[layer]).Where(double.IsFinite).Average())];
    }

    /// <summary>Rise, lateness and drop of the mean shape.</summary>
    public static DepthShape Shape(double rate, int epoch) => DepthShape.Of(MeanShape(rate, epoch));

    /// <summary>Share of what domains change in log mean |Δ| that is level, over the layers that all domains show.</summary>
    public static double LevelShare(double rate, int epoch)
    {
        var curves = Curves(rate, epoch);
        return LevelAndShape.ShareOfLevel([.. curves.Select(curve => (IReadOnlyList<double>)[.. Shown(curves).Select(layer => curve.Values[layer])])]);
    }

    /// <summary>Ratio of the levels at the two rates, domain by domain.</summary>
    public static IReadOnlyList<double> RateRatios(int epoch) => [.. DeltaDomains.All.Select(domain => Of(domain, HighRate, epoch).Level / Of(domain, LowRate, epoch).Level)];

    private static StudyCurve[] Curves(double rate, int epoch) => [.. DeltaDomains.All.Select(domain => Of(domain, rate, epoch))];

    private static IEnumerable<int> Shown(StudyCurve[] curves) =>
        Enumerable.Range(0, curves[0].Values.Count).Where(layer => curves.All(curve => double.IsFinite(curve.Values[layer])));
}
