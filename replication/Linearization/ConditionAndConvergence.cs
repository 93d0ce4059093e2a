using Replication.Core.Claims;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>κ at initialisation goes with the convergence rate of fine-tuning: in which reading of "rate"?</summary>
public sealed class ConditionAndConvergence : GridClaim
{
    public override ClaimCard Card { get; } = new()
    {
        Id = "linearization/condition-and-convergence",
        Version = 1,
        Paper = LinearizationPaper.Paper,
        Title = "κ at initialisation goes with the convergence rate",
        Place = "figure 2a, b",
        Statement = "The convergence rate of the optimisation steps correlates positively with the condition number of K + σI at initialisation.",
        Kind = ClaimKind.Correlation,
        Metric = "Spearman's ρ of the decay of ln training loss per epoch with κ, " + CorrelationInWords,
        SmallestEffect = new(SmallestCorrelation, "Spearman's ρ", SmallestCorrelationReason),
        Rule = "The caption as written: a rate is larger where convergence is faster. On the 95 % two-way percentile bootstrap interval of ρ, conditions and seeds drawn, 10,000 draws. " + VerdictRule.CorrelationInWords
            + " The other reading, rate as the factor by which the loss shrinks in an epoch, has the opposite ρ; the finding says which of the two the numbers support, by the same rule.",
        Deviations = [.. TuningDeviations, "The paper has {q, v} alone here; {k} is pooled with it for 28 conditions, and each is reported by itself. No coefficient of the paper's could be recovered."],
        SourceFile = "replication/Linearization/ConditionAndConvergence.cs",
    };

    private protected override Finding Judge(LinearizationResults results)
    {
        var measures = Convergence.All.Select(m => (Measure: m, Estimate: Correlated(results, m.Name, $"{m.Label} with κ", m.Of, drawsConditions: m.Name != Convergence.EpochsToThreshold))).ToList();
        var faster = measures[0].Estimate;
        var factor = faster with
        {
            Path = "factor",
            Label = "factor of the loss per epoch with κ: the other reading",
            Value = -faster.Value,
            Interval = faster.Interval with { Low = -faster.Interval.High, High = -faster.Interval.Low },
            PerSeed = [.. faster.PerSeed.Select(value => -value)],
        };
        var readings = Readings(results, Convergence.Rate, measures[0].Measure.Label, measures[0].Measure.Of).ToList();
        var (free, scale) = (readings.Single(r => r.Path == $"{Convergence.Rate}.relative-condition"), readings.Single(r => r.Path == $"{Convergence.Rate}.largest"));
        Verdict Judged(Estimate estimate) => VerdictRule.ForCorrelation(estimate.Interval, estimate.Value, Direction.Rising, SmallestCorrelation, estimate.N, DeclaredSeeds);
        var (verdict, other) = (Judged(faster), Judged(factor));
        var supported = verdict is Verdict.Replicated or Verdict.DirectionOnly ? "rate as speed"
            : other is Verdict.Replicated or Verdict.DirectionOnly ? "rate as contraction factor, larger where slower" : "neither";
        var agreeing = measures.Count(m => Math.Sign(m.Estimate.Value) == m.Measure.Sign);
        var sentence = FormattableString.Invariant($"κ and the speed of convergence correlate by ρ = {Text(faster)}, which supports: {supported}; {agreeing} of {measures.Count} measures have the sign of the caption as written. λmax alone gives {scale.Value:F2}, and κ free of scale {Text(free)}.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = faster,
            PValue = null, // a bootstrap has none
            Estimates =
            [
                faster, factor, .. measures.Skip(1).Select(m => m.Estimate),
                .. readings, .. Convergence.All.Where(m => m.Name is not (Convergence.Rate or Convergence.EpochsToThreshold)).SelectMany(m => Readings(results, m.Name, m.Label, m.Of)),
                .. from task in LinearizationTask.All from set in LayerSet.Grid from m in Convergence.All
                select OverSeeds($"{task}.{set.Name}.{m.Name}", $"{task}, {set.Label}, {m.Label}", LinearizationResults.Read(results.Tuned(Cell(task, set)), m.Of)),
                .. Spectra(results),
            ],
            Figure = GridFigure.OverCondition("Does κ before training tell the speed of training?", sentence, "decay of ln loss per epoch", results,
                (task, set) => LinearizationResults.Read(results.Tuned(Cell(task, set)), Convergence.All[0].Of)),
            FurtherSeeds = null, // the conditions, not the seeds, limit it
            WeightHashes = Hashes(from task in LinearizationTask.All from set in LayerSet.Grid where set != LayerSet.Sweep select results.Tuned(Cell(task, set))),
        };
    }
}
