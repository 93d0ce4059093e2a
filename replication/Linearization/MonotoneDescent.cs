using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Core.Runs;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>Under the first theorem's conditions the objective decreases at every step.</summary>
public sealed class MonotoneDescent : LinearizationClaim
{
    private const double LargestShare = 0.01;

    public override ClaimCard Card { get; } = new()
    {
        Id = "linearization/monotone-descent",
        Version = 3,
        Paper = LinearizationPaper.Paper,
        Title = "The objective decreases monotonically",
        Place = "theorem 1, Eq. 8",
        Statement = "With squared loss the objective decreases at every step: under a pull λ > 0 where ⟨∇R, θ_t − θ₀⟩ ≥ 0, and with λ = 0 where the product is negative.",
        Kind = ClaimKind.Equivalence,
        Metric = "Share of steps that raise the objective by more than 10⁻⁶ of itself, float32's rounding. Counted are the theorem's two cases: steps of the pulled runs that begin at a product of zero or more, by R + (λ/2)‖θ − θ₀‖², and steps of the free runs that begin at a negative product, by R.",
        SmallestEffect = new(LargestShare, "share of steps", "One step in a hundred; the theorem allows none, and a step size is small enough only to some accuracy."),
        Rule = "On the 90 % t interval over seeds of the share, against a bound of 0.01. " + VerdictRule.EquivalenceInWords,
        Deviations = [.. DescentDeviations, "The step was made smaller after version 2: a theorem cannot fail, but a step can be too large for it: the kernel grows on the way, and what is tested is whether a fiftieth of 1/λmax(K) at the start stays small enough."],
        SourceFile = "replication/Linearization/MonotoneDescent.cs",
    };

    private protected override IEnumerable<PlannedRun> RunsOf(int seed, LinearizationTexts texts) => Sweep.DescentRunsOf(seed, texts);

    private protected override Finding Judge(LinearizationResults results)
    {
        var plain = Sweep.Descents.Where(cell => !cell.Selective).ToList();
        (int Rises, int Steps) Theorem(DescentCell cell, RunOutcome run) => cell.Share > 0 ? Monotone.Count(run, run.Scalars["lambda"], p => p >= 0) : Monotone.Count(run, 0, p => p < 0);
        double[] PerSeed(IReadOnlyList<DescentCell> cells, Func<DescentCell, RunOutcome, (int Part, int Whole)> count) => [.. Enumerable.Range(0, results.Seeds.Count).Select(seed =>
        {
            var counts = cells.Select(cell => count(cell, results.Descended(cell)[seed].Outcome)).ToList();
            return counts.Sum(c => c.Whole) is > 0 and var whole ? counts.Sum(c => c.Part) / (double)whole : 0;
        })];

        var rises = OverSeeds("rises", "share of the theorem's steps that raise the objective", PerSeed(plain, Theorem), level: 0.9);
        var pulled = plain.Where(cell => cell.Share > 0).ToList();
        var holds = OverSeeds("condition", "share of pulled steps where ⟨∇R, θ − θ₀⟩ ≥ 0", PerSeed(pulled, (_, run) => (Monotone.Count(run, 0, p => p >= 0).Steps, run.Series["product"].Count - 1)));
        var verdict = VerdictRule.ForEquivalence(rises.Interval, rises.Value, LargestShare, rises.N, DeclaredSeeds);
        var steps = plain.Sum(cell => results.Descended(cell).Sum(run => Theorem(cell, run.Outcome).Steps));
        var sentence = FormattableString.Invariant($"{rises.Value:P1} of {steps} steps in the theorem's cases raise the objective; its condition for a pull holds at {holds.Value:P1} of the pulled steps.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = rises,
            PValue = null, // an equivalence is no difference from zero
            Estimates =
            [
                rises, holds,
                .. LinearizationTask.All.Select(task => OverSeeds($"{task}.rises", $"{task}, share of the theorem's steps that raise the objective", PerSeed([.. plain.Where(cell => cell.Task == task)], Theorem))),
                OverSeeds("pulled.rises", "share of all pulled steps that raise the objective, whatever the product", PerSeed(pulled, (_, run) => Monotone.Count(run, run.Scalars["lambda"], _ => true))),
                OverSeeds("selective.rises", "selective rule, share of steps that raise the loss", PerSeed([.. LinearizationTask.All.Select(Sweep.SelectiveDescent)], (_, run) => Monotone.Count(run, 0, _ => true))),
                OverSeeds("selective.condition", "selective rule, share of steps where it acts", PerSeed([.. LinearizationTask.All.Select(Sweep.SelectiveDescent)], (_, run) => (Monotone.Count(run, 0, p => p >= 0).Steps, run.Series["product"].Count - 1))),
            ],
            Figure = new Figure(
                "Does the objective fall at every step?", sentence,
                $"Line charts of the objective over 80 steps, as a share of its start, one panel a task, one curve a pull, thin lines for seeds. {sentence}",
                new Axis("step"), new Axis("objective ÷ objective at the start", IncludeZero: true),
                [.. LinearizationTask.All.Select(task => new Panel(task.Replace('-', ' '), [.. Sweep.Shares.Prepend(0).Select(share => Curve(results, new(task, share)))]))]),
            FurtherSeeds = null, // more steps, not more seeds, would settle it
            WeightHashes = new Dictionary<string, string>(), // pinned by the parameter distance
        };
    }

    private static Curve Curve(LinearizationResults results, DescentCell cell)
    {
        var seeds = results.Descended(cell).Select(run => (IReadOnlyList<double>)[.. run.Outcome.Series["risk"].Zip(
            run.Outcome.Series["distance"], (risk, distance) => (risk + run.Outcome.Scalars["lambda"] / 2 * distance * distance) / run.Outcome.Series["risk"][0])]).ToList();
        var bySteps = Enumerable.Range(0, seeds[0].Count).Select(step => seeds.Select(s => s[step]).ToArray()).ToList();
        var bands = bySteps.Select(values => TInterval.OfMean(values)).ToList();
        return new Curve(
            FormattableString.Invariant($"λ = {cell.Share} λmax"), [.. Enumerable.Range(0, bySteps.Count).Select(step => (double)step)], [.. bySteps.Select(values => Sample.Mean(values))],
            [.. bands.Select(b => b.Low)], [.. bands.Select(b => b.High)], seeds);
    }
}
