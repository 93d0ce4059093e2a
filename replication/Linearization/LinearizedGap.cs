using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>The fine-tuned model and the trained linearised model come closer as the pull grows.</summary>
public sealed class LinearizedGap : LinearizationClaim
{
    private const double SmallestFall = 0.1; // in the logarithm: a tenth of the gap

    public override ClaimCard Card { get; } = new()
    {
        Id = "linearization/linearized-gap",
        Version = 3,
        Paper = LinearizationPaper.Paper,
        Title = "A stronger pull makes fine-tuning more linear",
        Place = "theorem on the gap between the two models",
        Statement = "Fine-tuning and linearized fine-tuning are closer the stronger λ.",
        Kind = ClaimKind.Trend,
        Metric = "Gap: root mean square of f_θ − f̄_θ̄ over the 32 training rows and all classes after 80 steps, both trained alike. Fall of its logarithm for a tenfold λ: least-squares slope over λ = 0.1, 1 and 10 λmax(K), sign turned, mean of both tasks.",
        SmallestEffect = new(SmallestFall, "logarithm of the gap per tenfold λ", "A tenfold pull that takes less than a tenth off the gap would not make fine-tuning more linear to any purpose."),
        Rule = "On the 95 % t interval over seeds of the fall. " + VerdictRule.PositiveEffectInWords,
        Deviations = DescentDeviations,
        SourceFile = "replication/Linearization/LinearizedGap.cs",
    };

    private protected override IEnumerable<PlannedRun> RunsOf(int seed, LinearizationTexts texts) => Sweep.Runs(seed, texts);

    private protected override Finding Judge(LinearizationResults results)
    {
        double[] Of(string task, double share, string name) => LinearizationResults.Scalars(results.Descended(new(task, share)), name);
        double[] Ratio(string task, double share, string rows) => [.. Of(task, share, "gap" + rows).Zip(Of(task, share, "moved" + rows), (gap, moved) => gap / moved)];
        Estimate Fall(string path, string label, Func<string, double, double[]> of) => OverSeeds(path, label, results.OverTasks(task => Sweep.FallPerDecade(Sweep.Shares, share => of(task, share))));

        var fall = Fall("fall", "fall of ln gap per tenfold λ, training rows", (task, share) => Of(task, share, "gap"));
        var verdict = Positive(fall, SmallestFall);
        var sentence = FormattableString.Invariant($"For a tenfold λ the logarithm of the gap falls by {Text(fall)}.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = fall,
            PValue = AgainstZero(fall),
            Estimates =
            [
                fall,
                Fall("held-out.fall", "the same on held-out rows", (task, share) => Of(task, share, "gap.held-out")),
                Fall("share.fall", "the same of the gap as a share of how far the outputs moved", (task, share) => Ratio(task, share, "")),
                Fall("share.held-out.fall", "the same share on held-out rows", (task, share) => Ratio(task, share, ".held-out")),
                OverSeeds("adam.fall", "the same under Adam: share of the outputs' change that the first order at θ₀ misses, λ from 0.001 to 0.1", results.OverTasks(task =>
                    Sweep.FallPerDecade(Sweep.Strengths, strength => LinearizationResults.Scalars(results.Tuned(Sweep.Tuning(task, strength)), "nonlinearity")))),
                .. from cell in Sweep.Descents select OverSeeds($"{cell.Task}.{cell.Arm.Replace(" λmax", "").Replace("λ = ", "").Replace(' ', '-')}.gap", $"{cell.Task}, {cell.Arm}, gap", LinearizationResults.Scalars(results.Descended(cell), "gap")),
                .. from cell in Sweep.Tunings select OverSeeds($"{cell.Task}.adam.{cell.Pull.Name}.nonlinearity", $"{cell.Task}, Adam, {cell.Pull.Name}, share that the first order misses", LinearizationResults.Scalars(results.Tuned(cell), "nonlinearity")),
            ],
            Figure = LambdaFigure.Of("How far apart do the model and its linearisation end?", sentence, "log₁₀ of λ ÷ λmax", "root mean square gap of a logit", Sweep.Shares, task =>
                [("training rows", share => Of(task, share, "gap")), ("held-out rows", share => Of(task, share, "gap.held-out"))]),
            FurtherSeeds = FurtherSeeds(verdict, fall, SmallestFall),
            WeightHashes = new Dictionary<string, string>(), // pinned by the parameter distance
        };
    }
}
