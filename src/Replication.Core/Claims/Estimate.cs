using Replication.Statistics;

namespace Replication.Core.Claims;

/// <summary>One estimated quantity: it never travels without its interval, its n and its raw values.</summary>
/// <param name="Path">Dotted path in the snapshot: <c>gpt2.slope</c>.</param>
/// <param name="Label">Name in tables and plots.</param>
/// <param name="Unit">Unit in words; empty for a pure number.</param>
/// <param name="Value">Point estimate.</param>
/// <param name="Interval">Confidence interval with its level and method.</param>
/// <param name="PerSeed">One value per seed, in the order of the seeds.</param>
public sealed record Estimate(
    string Path, string Label, string Unit, double Value, Interval Interval, IReadOnlyList<double> PerSeed)
{
    public int N => PerSeed.Count;
}
