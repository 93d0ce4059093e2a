using Replication.Harness.Claims;
using Replication.Harness.Protocols;
using Replication.Harness.Runs;
using Replication.Models;
using Replication.Random;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>Representational change concentrates in output-proximal layers: both block types, five seeds, standard training.</summary>
public sealed class OutputProximalLocality : ClaimFixture
{
    private const int Version = 1;
    private const int DeclaredSeeds = 5; // the least that shows a spread; the paper's own number is not recoverable
    private const int Draws = 10_000; // of the bootstrap over seeds
    private const double Level = 0.95;
    private const double SmallestSlope = 0.1; // first and last of six blocks then differ by a tenth of the mean change

    public override ClaimCard Card { get; } = new()
    {
        Id = "depth-profile/output-proximal-locality",
        Version = Version,
        Paper = DepthProfilePaper.Paper,
        Title = "Change concentrates near the output",
        Place = "abstract",
        Statement = "Under standard fine-tuning the representational change grows from the input to the output layers, in every model.",
        Kind = ClaimKind.Trend,
        Metric = "Locality gradient: least-squares slope of the Procrustes distance d = 2 − 2‖XᵀY‖_* between hidden states before and after fine-tuning, divided by the profile's mean, on relative depth (ℓ − 1)/(L − 1); held-out text of the fine-tuning domain.",
        Published = new(null, "positive slope in 189 of 190 standard runs; the slopes themselves are not published"),
        SmallestEffect = new(SmallestSlope, "locality gradient", "Below a tenth of the mean change between first and last block a profile of six blocks looks flat."),
        Rule = "For each model, on the 95 % bootstrap interval (10,000 draws over seeds) of its mean locality gradient. "
            + VerdictRule.PositiveEffectInWords + " The claim speaks of every model, so the least favourable verdict counts.",
        Deviations =
        [
            "Two decoder models of 6 blocks and 64 dimensions that the harness pretrains itself, instead of 15 published models of 125M to 6.9B parameters.",
            "One objective, causal language modelling on a shifted domain, instead of several.",
            "The paper's normalisation of the Procrustes distance, its probe set, learning rates and steps could not be recovered; ours are stated in the metric and in MicroProtocol.cs.",
        ],
        SourceFile = "replication/DepthProfile/OutputProximalLocality.cs",
    };

    public override IReadOnlyList<PlannedRun> Plan(ClaimSettings settings) =>
        [.. from seed in Seeds(settings) from family in MicroModels.Families select Run(family, seed, settings)];

    public override Finding Judge(ClaimSettings settings, RunSet runs)
    {
        var byFamily = MicroModels.Families.ToDictionary(f => f, f => Seeds(settings).Select(seed => runs[Run(f, seed, settings)]).ToList());
        Estimate Reading(string family, string path, string label, string measure, string probe, Func<Measures.Depth.DepthProfile, double> read) => Estimate(
            $"{family}.{path}", $"{family}, {label}", [.. byFamily[family].Select(run => read(FineTunedModels.Profile(run, measure, probe)))]);

        var perModel = MicroModels.Families.Select(f => Reading(f, "slope", "locality gradient", "procrustes", "domain", p => p.Slope)).ToList();
        var overall = Estimate("slope", "both models, locality gradient", [.. Enumerable.Range(0, Seeds(settings).Count).Select(i => perModel.Average(e => e.PerSeed[i]))]);
        var beside = MicroModels.Families.SelectMany(family => new[]
        {
            Reading(family, "slope.cka.domain", "locality gradient by 1 − CKA", "cka", "domain", p => p.Slope),
            Reading(family, "slope.procrustes.pretraining", "locality gradient on pretraining text", "procrustes", "pretraining", p => p.Slope),
            Reading(family, "rank", "rank correlation of change with depth", "procrustes", "domain", p => p.RankCorrelation),
            Reading(family, "centre", "centre of mass (0.5 is even)", "procrustes", "domain", p => p.CentreOfMass),
        });
        var losses =
            from family in MicroModels.Families
            from when in new[] { "before", "after" }
            select Estimate($"{family}.loss.domain.{when}", $"{family}, held-out loss {when} fine-tuning", [.. byFamily[family].Select(run => run.Outcome.Scalars[$"loss.domain.{when}"])]) with { Unit = "nats per token" };

        var verdict = VerdictRule.ForAll([.. perModel.Select(e => VerdictRule.ForPositiveEffect(e.Interval, e.Value, SmallestSlope, e.N, DeclaredSeeds))]);
        var positive = perModel.Sum(e => e.PerSeed.Count(slope => slope > 0));
        return new Finding
        {
            Verdict = verdict,
            Sentence = FormattableString.Invariant($"The locality gradient is positive in {positive} of {perModel.Sum(e => e.N)} runs; its mean is {overall.Value:F2} [{overall.Interval.Low:F2}, {overall.Interval.High:F2}]."),
            Headline = overall,
            Estimates = [overall, .. perModel, .. beside, .. losses],
            Figure = LocalityFigure.Of(byFamily),
            FurtherSeeds = verdict == Verdict.Inconclusive ? perModel.Max(e => SeedsNeeded.ToExclude(SmallestSlope, [.. e.PerSeed], Level)) : null,
            WeightHashes = byFamily.Values.SelectMany(list => list).ToDictionary(run => run.Label, run => run.Outcome.Hashes["weights"]),
        };
    }

    public override Tolerance ToleranceFor(string path) => path.Contains(".loss.", StringComparison.Ordinal)
        ? new(0.05, "A loss that far from the approved one is another model's; no other engine has been measured yet.")
        : new(SmallestSlope / 2, "Half the smallest effect of interest, so that a drift which could change the verdict is seen; no other engine has been measured yet.");

    private static IReadOnlyList<int> Seeds(ClaimSettings settings) => [.. Enumerable.Range(1, settings.Seeds ?? DeclaredSeeds)];

    private static PlannedRun Run(string family, int seed, ClaimSettings settings) =>
        FineTunedModels.Standard(family, seed, PretrainedModels.Texts(settings));

    private static Estimate Estimate(string path, string label, double[] perSeed) => new(
        path, label, "", perSeed.Average(), Bootstrap.Percentile(perSeed, Sample.Mean, RandomStream.For("depth-profile/output-proximal-locality", path, "bootstrap"), Draws, Level), perSeed);
}
