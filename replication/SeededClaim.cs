using System.Globalization;
using Replication.Core.Claims;
using Replication.Core.Protocols;
using Replication.Core.Runs;
using Replication.Statistics;
using Replication.Training.Tiers;

namespace Replication;

/// <summary>What the claims of all papers share: their seeds, intervals over these, and verdicts by them.</summary>
public abstract class SeededClaim : ClaimFixture
{
    /// <summary>The least that shows a spread. No document says how many its own numbers come from.</summary>
    protected const int DeclaredSeeds = 5;

    public override Tolerance ToleranceFor(string path) =>
        new(Card.SmallestEffect.Value / 2, "Half the smallest effect of interest, so that a drift which could change the verdict is seen; no other engine has been measured yet.");

    public sealed override IReadOnlyList<PlannedRun> Plan(ClaimSettings settings) =>
        [.. (from seed in Seeds(settings) from run in RunsOf(seed, PretrainedModels.Texts(settings)) select run).DistinctBy(run => run.Spec.Key, StringComparer.Ordinal)];

    public sealed override Finding Judge(ClaimSettings settings, RunSet runs) => Judge(Seeds(settings), PretrainedModels.Texts(settings), runs);

    /// <summary>The claim's runs of one seed; a run may come twice.</summary>
    private protected abstract IEnumerable<PlannedRun> RunsOf(int seed, TierTexts texts);

    private protected abstract Finding Judge(IReadOnlyList<int> seeds, TierTexts texts, RunSet runs);

    /// <summary>A mean over seeds with its exact t interval.</summary>
    protected static Estimate OverSeeds(string path, string label, double[] perSeed, string unit = "", double level = 0.95) =>
        new(path, label, unit, Sample.Mean(perSeed), TInterval.OfMean(perSeed, level), perSeed);

    /// <summary>The mean of several numbers, seed by seed.</summary>
    protected static double[] MeanOf(IReadOnlyList<double[]> parts) =>
        [.. Enumerable.Range(0, parts[0].Length).Select(seed => parts.Average(part => part[seed]))];

    /// <summary>The t test, two-sided and against zero, that belongs to <see cref="OverSeeds"/>; the largest p where several means must all differ.</summary>
    protected static PValue AgainstZero(params IReadOnlyList<Estimate> means)
    {
        var largest = means.Select(mean => PValue.Of(TTest.OneSample([.. mean.PerSeed]))).MaxBy(p => p.Value)!;
        return means.Count == 1 ? largest : largest with { Test = $"largest p of {means.Count}: {largest.Test}" };
    }

    protected static Verdict Positive(Estimate estimate, double smallestEffect) =>
        VerdictRule.ForPositiveEffect(estimate.Interval, estimate.Value, smallestEffect, estimate.N, DeclaredSeeds);

    /// <summary>Seeds that would be needed besides; null where the verdict is clear.</summary>
    protected static int? FurtherSeeds(Verdict verdict, Estimate estimate, double smallestEffect) =>
        verdict == Verdict.Inconclusive ? SeedsNeeded.ToExclude(smallestEffect, [.. estimate.PerSeed]) : null;

    /// <summary>An estimate as a finding's sentence gives it: <c>0.99 [0.92, 1.05]</c>.</summary>
    protected static string Text(Estimate estimate, string format = "F2")
    {
        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return $"{Number(estimate.Value)} [{Number(estimate.Interval.Low)}, {Number(estimate.Interval.High)}]";
    }

    /// <summary>SHA-256 of the runs' trained weights, by label.</summary>
    private protected static Dictionary<string, string> Hashes(IEnumerable<RunRecord> runs) =>
        runs.ToDictionary(run => run.Label, run => run.Outcome.Hashes["weights"]);

    private static IReadOnlyList<int> Seeds(ClaimSettings settings) => [.. Enumerable.Range(1, settings.Seeds ?? DeclaredSeeds)];
}
