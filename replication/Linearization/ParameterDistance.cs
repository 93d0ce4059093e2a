using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>The distance from the pretrained parameters is bounded, and falls as the pull grows.</summary>
public sealed class ParameterDistance : LinearizationClaim
{
    private const double SmallestFall = 0.1; // in the logarithm: a tenth of the distance

    public override ClaimCard Card { get; } = new()
    {
        Id = "linearization/parameter-distance",
        Version = 3,
        Paper = LinearizationPaper.Paper,
        Title = "The parameters stay near, and nearer under a stronger pull",
        Place = "theorem 2",
        Statement = "Under the pull (λ/2)‖θ − θ₀‖² the distance ‖θ_t − θ₀‖ is bounded, and the bound falls with λ.",
        Kind = ClaimKind.Trend,
        Metric = "Fall of ln ‖θ_T − θ₀‖ for a tenfold λ: least-squares slope over λ = 0.1, 1 and 10 λmax(K), sign turned, mean of both tasks. Bound: ‖θ_t − θ₀‖ ≤ √(2R(θ₀)/λ) at every step, where the objective has not risen.",
        SmallestEffect = new(SmallestFall, "logarithm of the distance per tenfold λ", "A tenfold pull that takes less than a tenth off the distance would not be called a pull."),
        Rule = "On the 95 % t interval over seeds of the fall; not replicated, whatever the fall, where one run whose objective never rose leaves the bound. " + VerdictRule.PositiveEffectInWords,
        Deviations = [.. DescentDeviations, "The bound is derived here from an objective that never rises; the paper's own could not be recovered."],
        SourceFile = "replication/Linearization/ParameterDistance.cs",
    };

    private protected override IEnumerable<PlannedRun> RunsOf(int seed, LinearizationTexts texts) => Sweep.Runs(seed, texts);

    private protected override Finding Judge(LinearizationResults results)
    {
        double[] Distance(string task, double share) => LinearizationResults.Read(results.Descended(new(task, share)), o => o.Series["distance"][^1]);
        double[] Nearness(string task, double share) => LinearizationResults.Read(results.Descended(new(task, share)), o => o.Series["distance"].Max() / Bound(o));
        var fall = OverSeeds("fall", "fall of ln distance per tenfold λ", results.OverTasks(task => Sweep.FallPerDecade(Sweep.Shares, share => Distance(task, share))));
        var pulled = LinearizationTask.All.SelectMany(task => Sweep.Shares.SelectMany(share => results.Descended(new(task, share)))).ToList();
        var falling = pulled.Where(run => Monotone.Share(run.Outcome) == 0).ToList();
        var above = falling.Count(run => run.Outcome.Series["distance"].Max() > Bound(run.Outcome));
        var others = pulled.Except(falling).Count(run => run.Outcome.Series["distance"].Max() > Bound(run.Outcome));
        var verdict = above > 0 ? Verdict.NotReplicated : Positive(fall, SmallestFall);
        var sentence = FormattableString.Invariant($"For a tenfold λ the logarithm of the distance falls by {Text(fall)}; of {falling.Count} runs whose objective never rose {above} leave the bound, and of the other {pulled.Count - falling.Count} runs {others}.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = fall,
            PValue = AgainstZero(fall),
            Estimates =
            [
                fall,
                OverSeeds("adam.fall", "the same under Adam on cross-entropy, λ from 0.001 to 0.1", results.OverTasks(task =>
                    Sweep.FallPerDecade(Sweep.Strengths, strength => LinearizationResults.Scalars(results.Tuned(Sweep.Tuning(task, strength)), "distance")))),
                .. from task in LinearizationTask.All from share in Sweep.Shares.Prepend(0) select OverSeeds(FormattableString.Invariant($"{task}.{share}.distance"), $"{task}, {new DescentCell(task, share).Arm}, distance", Distance(task, share)),
                .. from task in LinearizationTask.All from share in Sweep.Shares select OverSeeds(FormattableString.Invariant($"{task}.{share}.of-bound"), $"{task}, {new DescentCell(task, share).Arm}, largest distance as a share of the bound", Nearness(task, share)),
                .. from cell in Sweep.Tunings select OverSeeds($"{cell.Task}.adam.{cell.Pull.Name}.distance", $"{cell.Task}, Adam, {cell.Pull.Name}, distance", LinearizationResults.Scalars(results.Tuned(cell), "distance")),
            ],
            Figure = LambdaFigure.Of("How far do the parameters go?", sentence, "log₁₀ of λ ÷ λmax", "‖θ − θ₀‖", Sweep.Shares, task =>
                [("distance", share => Distance(task, share)), ("bound", share => LinearizationResults.Read(results.Descended(new(task, share)), Bound))]),
            FurtherSeeds = FurtherSeeds(verdict, fall, SmallestFall),
            WeightHashes = Hashes(Sweep.Descents.Select(results.Descended)),
        };
    }

    private static double Bound(RunOutcome outcome) => Math.Sqrt(2 * outcome.Series["risk"][0] / outcome.Scalars["lambda"]);
}
