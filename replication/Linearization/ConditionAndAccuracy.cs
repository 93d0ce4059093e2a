using Replication.Core.Claims;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>κ at initialisation goes against the accuracy after fine-tuning.</summary>
public sealed class ConditionAndAccuracy : GridClaim
{
    public override ClaimCard Card { get; } = new()
    {
        Id = "linearization/condition-and-accuracy",
        Version = 1,
        Paper = LinearizationPaper.Paper,
        Title = "κ at initialisation goes against accuracy",
        Place = "figure 2c",
        Statement = "The evaluation accuracy after ten epochs correlates negatively with the condition number of K + σI at initialisation.",
        Kind = ClaimKind.Correlation,
        Metric = "Spearman's ρ, its sign turned, of the held-out accuracy after ten epochs with κ, " + CorrelationInWords,
        SmallestEffect = new(SmallestCorrelation, "Spearman's ρ", SmallestCorrelationReason),
        Rule = "On the 95 % two-way percentile bootstrap interval of −ρ, conditions and seeds drawn, 10,000 draws. " + VerdictRule.PositiveEffectInWords,
        Deviations = [.. TuningDeviations, "The paper has {k} alone here; {q, v} is pooled with it for 28 conditions, and each is reported by itself. No coefficient of the paper's could be recovered."],
        SourceFile = "replication/Linearization/ConditionAndAccuracy.cs",
    };

    private protected override Finding Judge(LinearizationResults results)
    {
        // The headline is −ρ: positive is what the paper says.
        var against = Correlated(results, "accuracy", "−ρ of accuracy with κ", run => -run.Scalars["accuracy"]);
        var verdict = VerdictRule.ForCorrelation(against.Interval, against.Value, Direction.Rising, SmallestCorrelation, against.N, DeclaredSeeds);
        var readings = Readings(results, "accuracy", "−ρ of accuracy", run => -run.Scalars["accuracy"]).ToList();
        var (free, scale) = (readings.Single(r => r.Path == "accuracy.relative-condition"), readings.Single(r => r.Path == "accuracy.largest"));
        var sentence = FormattableString.Invariant($"κ and accuracy correlate by ρ = {-against.Value:F2} [{-against.Interval.High:F2}, {-against.Interval.Low:F2}]; λmax alone gives {-scale.Value:F2}, and κ free of scale {-free.Value:F2} [{-free.Interval.High:F2}, {-free.Interval.Low:F2}].");
        double[] Accuracy(string task, LayerSet set) => LinearizationResults.Scalars(results.Tuned(Cell(task, set)), "accuracy");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = against,
            PValue = null, // a bootstrap has none
            Estimates =
            [
                against,
                .. readings,
                .. from task in LinearizationTask.All from set in LayerSet.Grid select OverSeeds($"{task}.{set.Name}.accuracy", $"{task}, {set.Label}, accuracy", Accuracy(task, set)),
            ],
            Figure = GridFigure.OverCondition("Does κ before training tell the accuracy after it?", sentence, "held-out accuracy", results, Accuracy),
            FurtherSeeds = null, // the conditions, not the seeds, limit it
            WeightHashes = new Dictionary<string, string>(), // pinned by the claim on convergence
        };
    }
}
