using Replication.Core.Claims;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>The profile is composite: unequal steps make a part of it, and only a part.</summary>
public sealed class CompositeProfile : DepthProfileClaim
{
    private const double SmallestShare = 0.1;

    public override ClaimCard Card { get; } = new()
    {
        Id = "depth-profile/composite-profile",
        Version = 1,
        Paper = DepthProfilePaper.Paper,
        Title = "The profile is composite",
        Place = "abstract",
        Statement = "Unequal step sizes explain a part of the depth profile and no more than a part.",
        Kind = ClaimKind.Difference,
        Metric = SlopeInWords + " Share that the equal-step control removes: 1 − (mean equal-step slope / mean standard slope), over all models and objectives, seed by seed.",
        SmallestEffect = new(SmallestShare, "share of the slope", "A part below a tenth would make the profile one thing for any practical purpose."),
        Rule = "Both the share removed and the share that stays, each on its 95 % t interval over seeds, and the less favourable of the two counts. " + VerdictRule.PositiveEffectInWords,
        Deviations = CommonDeviations,
        SourceFile = "replication/DepthProfile/CompositeProfile.cs",
    };

    private protected override IReadOnlyList<Cell> Cells => [.. DepthGrid.Cells(equalStep: false), .. DepthGrid.Cells(equalStep: true)];

    private protected override Finding Judge(DepthGrid grid)
    {
        var removed = OverSeeds("removed", "share of the slope that equal steps remove", Removed(grid, DepthGrid.Families));
        var stays = OverSeeds("stays", "share of the slope that stays", [.. removed.PerSeed.Select(share => 1 - share)]);
        var verdict = VerdictRule.ForAll(Positive(removed, SmallestShare), Positive(stays, SmallestShare));
        var sentence = FormattableString.Invariant($"Equal steps remove {Text(removed, "P0")} of the mean slope.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = removed,
            PValue = AgainstZero(removed, stays), // both must hold
            Estimates =
            [
                removed, stays,
                .. DepthGrid.Families.Select(model => OverSeeds($"{model.Name}.removed", $"{model.Name}, share removed", Removed(grid, [model]))),
                .. ByMeasure("removed", "share removed", (m, p) => Removed(grid, DepthGrid.Families, m, p)),
            ],
            Figure = ProfileFigure.Of("How much of each profile do equal steps take away?", sentence, grid, DepthGrid.Families.Select(model =>
                (model.Name, (IReadOnlyList<(string, IReadOnlyList<Cell>)>)[.. new[] { false, true }.Select(arm =>
                    (arm ? "equal steps" : "standard", (IReadOnlyList<Cell>)[.. DepthTasks.All.Select(task => new Cell(model, task, arm))]))]))),
            FurtherSeeds = FurtherSeeds(verdict, removed, SmallestShare),
            WeightHashes = new Dictionary<string, string>(), // pinned by the claims on each arm
        };
    }

    private static double[] Removed(DepthGrid grid, IReadOnlyList<Models.ModelShape> models, string measure = ChangeMeasures.Procrustes, string probe = "domain")
    {
        double[] Mean(bool arm) => grid.MeanSlopes(from model in models from task in DepthTasks.All select new Cell(model, task, arm), measure, probe);
        return [.. Mean(false).Zip(Mean(true), (standard, equal) => 1 - equal / standard)];
    }
}
