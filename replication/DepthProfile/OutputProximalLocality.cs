using Replication.Core.Claims;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>Representational change concentrates in output-proximal layers: every family, every objective, standard training.</summary>
public sealed class OutputProximalLocality : DepthProfileClaim
{
    private const int Version = 2;
    private const double NeededShare = 0.95; // the paper's share is 0.995; one run in twenty would make "every run but one" wrong

    public override ClaimCard Card { get; } = new()
    {
        Id = "depth-profile/output-proximal-locality",
        Version = Version,
        Paper = DepthProfilePaper.Paper,
        Title = "Change concentrates near the output",
        Place = "abstract",
        Statement = "Under standard fine-tuning the representational change grows from the input to the output layers, in every run but one.",
        Kind = ClaimKind.Trend,
        Metric = SlopeInWords + " Its mean over all models and objectives, and the share of runs where it is positive.",
        Published = new(null, "positive slope in 189 of 190 standard runs; the slopes themselves are not published"),
        SmallestEffect = new(SmallestSlope, "locality gradient", SmallestSlopeReason),
        Rule = "On the 95 % t interval over seeds of the mean locality gradient. " + VerdictRule.PositiveEffectInWords
            + " Where fewer than 95 % of the runs have a positive slope the verdict is not replicated, whatever the mean.",
        Deviations = CommonDeviations,
        SourceFile = "replication/DepthProfile/OutputProximalLocality.cs",
    };

    private protected override IReadOnlyList<Cell> Cells => DepthGrid.Cells(equalStep: false);

    private protected override Finding Judge(DepthGrid grid)
    {
        var perCell = Cells.Select(cell => OverSeeds(cell.Path, cell.Label, grid.Slopes(cell))).ToList();
        var overall = OverSeeds("slope", "all models and objectives, locality gradient", grid.MeanSlopes(Cells));
        var share = OverSeeds("share", "share of runs with a positive slope",
            [.. Enumerable.Range(0, grid.Seeds.Count).Select(seed => perCell.Average(e => e.PerSeed[seed] > 0 ? 1.0 : 0))]);
        var readings = new (string Path, string Label, Func<Measures.Depth.ChangeProfile, double> Read)[]
        {
            ("rank", "rank correlation of change with depth", p => p.RankCorrelation),
            ("centre", "centre of mass (0.5 is even)", p => p.CentreOfMass),
        }.Select(r => OverSeeds(r.Path, r.Label, [.. Enumerable.Range(0, grid.Seeds.Count).Select(seed => Cells.Average(cell => r.Read(grid.Profiles(cell)[seed])))]));

        var verdict = share.Value < NeededShare ? Verdict.NotReplicated : Positive(overall, SmallestSlope);
        var (positive, runs) = (perCell.Sum(e => e.PerSeed.Count(slope => slope > 0)), perCell.Sum(e => e.N));
        var sentence = FormattableString.Invariant($"The locality gradient is positive in {positive} of {runs} runs; its mean is {Text(overall)}.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = overall,
            PValue = AgainstZero(overall),
            Estimates = [overall, share, .. readings, .. ByMeasure("slope", "mean locality gradient", (m, p) => grid.MeanSlopes(Cells, m, p)), .. perCell],
            Figure = ProfileFigure.Of("Where in depth do representations change?", sentence, grid, DepthGrid.Families.Select(model =>
                (model.Name, (IReadOnlyList<(string, IReadOnlyList<Cell>)>)[.. DepthTasks.All.Select(task => (task.Split('-')[0], (IReadOnlyList<Cell>)[new Cell(model, task)]))]))),
            FurtherSeeds = FurtherSeeds(verdict, overall, SmallestSlope),
            WeightHashes = Hashes(grid, Cells),
        };
    }
}
