using Replication.Random;
using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>What domains do to a profile, taken apart: on the logarithm a domain that moves the level adds the same number to every layer.</summary>
internal static class LevelAndShape
{
    private const string Domain = "domain", Layer = "layer";

    /// <summary>Shares of the variance of log profiles over domain × layer: the domains' levels, the common shape, the domains' own shapes.</summary>
    /// <param name="profiles">One profile a domain, positive values.</param>
    public static (double Level, double CommonShape, double OwnShape) Shares(IReadOnlyList<IReadOnlyList<double>> profiles)
    {
        var table = new FactorialTable(
            [new(Domain, profiles.Count), new(Layer, profiles[0].Count)], [.. profiles.SelectMany(profile => profile.Select(DeterministicMath.Log))]);
        double Share(params ReadOnlySpan<string> factors) => VarianceDecomposition.Share(table, factors).EtaSquared;
        return (Share(Domain), Share(Layer), Share(Domain, Layer));
    }

    /// <summary>Of all that goes with the domain, the share that is level: domain ÷ (domain + domain × layer).</summary>
    public static double ShareOfLevel(IReadOnlyList<IReadOnlyList<double>> profiles)
    {
        var (level, _, own) = Shares(profiles);
        return level / (level + own);
    }
}
