using Replication.Core.Claims;
using Replication.Models;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>The distinction between block types narrows as models grow: three widths of each family and the trend over them.</summary>
public sealed class ScaleNarrowsDistinction : DepthProfileClaim
{
    private const double SmallestTrend = 0.05; // a doubling; over the two doublings here a tenth, as elsewhere

    private static readonly int[] Widths = [16, 32, 64]; // a sixteenfold growth in parameters at equal depth

    public override ClaimCard Card { get; } = new()
    {
        Id = "depth-profile/scale-narrows-distinction",
        Version = 1,
        Paper = DepthProfilePaper.Paper,
        Title = "The distinction between block types narrows with scale",
        Place = "abstract",
        Statement = "Sequential and parallel blocks, which differ under equal steps in small models, differ less as models grow.",
        Kind = ClaimKind.Trend,
        Metric = SlopeInWords + " Trend of the block-type interaction per doubling of the width (16, 32, 64), sign reversed so that narrowing is positive; paired by seed.",
        SmallestEffect = new(SmallestTrend, "locality gradient per doubling", "Over the two doublings measured the interaction then falls by a tenth, the smallest slope of interest."),
        Rule = "On the 95 % t interval over seeds of the reversed trend. " + VerdictRule.PositiveEffectInWords,
        Deviations = [.. CommonDeviations, "Widths of 16 to 64 at equal depth stand for 125M to 1.4B parameters: what holds between these sizes need not hold between those."],
        SourceFile = "replication/DepthProfile/ScaleNarrowsDistinction.cs",
    };

    private protected override IReadOnlyList<Cell> Cells => [.. Widths.SelectMany(width => Interaction.Cells([.. Sequential(width), .. Parallel(width)]))];

    private protected override Finding Judge(DepthGrid grid)
    {
        double[] Trend(string measure, string probe)
        {
            var byWidth = Widths.Select(width => Interaction.Of(grid, Sequential(width), Parallel(width), measure, probe)).ToList();
            double[] doublings = [.. Enumerable.Range(0, Widths.Length)];
            return [.. Enumerable.Range(0, grid.Seeds.Count).Select(seed => -LeastSquares.Slope(doublings, [.. byWidth.Select(i => i[seed])]))];
        }

        var trend = OverSeeds("narrowing", "narrowing of the interaction per doubling of the width", Trend(ChangeMeasures.Procrustes, "domain"));
        var verdict = Positive(trend, SmallestTrend);
        var sentence = FormattableString.Invariant($"With every doubling of the width the interaction of block type and objective falls by {Text(trend)}.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = trend,
            PValue = AgainstZero(trend),
            Estimates =
            [
                trend,
                .. Widths.Select(width => OverSeeds($"interaction.{width}", $"interaction at width {width}", Interaction.Of(grid, Sequential(width), Parallel(width)))),
                .. ByMeasure("narrowing", "narrowing per doubling", Trend),
                .. Cells.Select(cell => OverSeeds(cell.Path, cell.Label, grid.Slopes(cell))),
            ],
            Figure = SlopeFigure.Of("Do the block types grow alike with scale?", sentence, grid, DepthTasks.All.Select(task =>
                (task.Replace('-', ' '), (IReadOnlyList<(string, IReadOnlyList<(string, Cell)>)>)[.. Widths.Select(width =>
                    ($"width {width}", (IReadOnlyList<(string, Cell)>)[.. Sequential(width).Concat(Parallel(width)).Select(model => (model.Architecture, new Cell(model, task, true)))]))]))),
            FurtherSeeds = FurtherSeeds(verdict, trend, SmallestTrend),
            WeightHashes = Hashes(grid, Cells.Where(cell => cell.Model.Width != ModelShape.StandardWidth)),
        };
    }

    private static ModelShape[] Sequential(int width) => [new("gpt2", width), new("opt", width)];

    private static ModelShape[] Parallel(int width) => [new("gpt-neox", width), new("codegen", width)];
}
