using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>Under a strong pull the trained outputs are those of kernel regression.</summary>
public sealed class KernelRegressionFollowed : LinearizationClaim
{
    private const double LargestError = 0.1;

    public override ClaimCard Card { get; } = new()
    {
        Id = "linearization/kernel-regression-followed",
        Version = 3,
        Paper = LinearizationPaper.Paper,
        Title = "Under a strong pull the outputs follow NTK regression",
        Place = "abstract",
        Statement = "Fine-tuning that is held close to the pretrained model is equivalent to learning with the positive-definite neural tangent kernel at θ₀.",
        Kind = ClaimKind.Equivalence,
        Metric = "Error: ‖f_T − f_K‖/‖f_K − f₀‖ with f_K = f₀ + K(K + λI)⁻¹(y − f₀), at λ = 10 λmax(K), mean of both tasks; on the training rows, and on 32 held-out rows with the kernel between them and the training rows.",
        SmallestEffect = new(LargestError, "share of the regression's own movement", "Outputs that differ from kernel regression by less than a tenth of what it changes are explained by it for nine tenths."),
        Rule = "Both on training and on held-out rows, on the 90 % t interval over seeds of the error, against a bound of 0.1; the less favourable counts. " + VerdictRule.EquivalenceInWords,
        Deviations = DescentDeviations,
        SourceFile = "replication/Linearization/KernelRegressionFollowed.cs",
    };

    private protected override IEnumerable<PlannedRun> RunsOf(int seed, LinearizationTexts texts) => Sweep.DescentRunsOf(seed, texts);

    private protected override Finding Judge(LinearizationResults results)
    {
        double[] Of(string task, double share, string name) => LinearizationResults.Scalars(results.Descended(new(task, share)), name);
        Estimate Strong(string path, string label, string name) => OverSeeds(path, label, results.OverTasks(task => Of(task, DescentRuns.Strongest, name)), level: 0.9);
        Verdict Within(Estimate error) => VerdictRule.ForEquivalence(error.Interval, error.Value, LargestError, error.N, DeclaredSeeds);

        var trained = Strong("error", "error on training rows, λ = 10 λmax", "solution.error");
        var heldOut = Strong("held-out.error", "error on held-out rows, λ = 10 λmax", "solution.error.held-out");
        var verdict = VerdictRule.ForAll(Within(trained), Within(heldOut));
        var sentence = FormattableString.Invariant($"At λ = 10 λmax the trained outputs differ from kernel regression by {Text(trained, "F3")} of its movement on training rows and {Text(heldOut, "F3")} on held-out rows.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = trained,
            PValue = null, // an equivalence is no difference from zero
            Estimates =
            [
                trained, heldOut,
                .. from task in LinearizationTask.All
                from share in Sweep.Shares
                from which in new[] { ("solution", "the ridge solution"), ("descent", "regression after as many steps") }
                from rows in new[] { ("", "training"), (".held-out", "held-out") }
                select OverSeeds(FormattableString.Invariant($"{task}.{share}.{which.Item1}{rows.Item1}"), $"{task}, {new DescentCell(task, share).Arm}, error against {which.Item2}, {rows.Item2} rows", Of(task, share, $"{which.Item1}.error{rows.Item1}")),
            ],
            Figure = LambdaFigure.Of("Are the trained outputs those of kernel regression?", sentence, "log₁₀ of λ ÷ λmax", "error ÷ the regression's movement", Sweep.Shares, task =>
                [("ridge solution", share => Of(task, share, "solution.error")), ("as many steps", share => Of(task, share, "descent.error"))]),
            FurtherSeeds = null, // two equivalences are not one comparison
            WeightHashes = new Dictionary<string, string>(), // pinned by the parameter distance
        };
    }
}
