using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Random;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>Under standard training the steepness of the profile follows an objective distance that needs no training.</summary>
public sealed class SteepnessFollowsDistance : DepthProfileClaim
{
    private const double SmallestCorrelation = 0.3; // a tenth of the ranks' variance

    private static readonly (string Name, string Label)[] Distances =
    [
        ("gradients", "one minus the cosine of the objectives' gradients"),
        ("predictions", "KL of the mean predictions, new text against old"),
        ("loss-ratio", "ratio of the losses before fine-tuning"),
    ];

    public override ClaimCard Card { get; } = new()
    {
        Id = "depth-profile/steepness-follows-distance",
        Version = 1,
        Paper = DepthProfilePaper.Paper,
        Title = "Steepness follows the distance between objectives",
        Place = "abstract",
        Statement = "Under standard training the steepness of the depth profile follows a training-free distance between the pretraining and the fine-tuning objective.",
        Kind = ClaimKind.Correlation,
        Metric = SlopeInWords + " Spearman's ρ over the 21 cells, model × objective, between the mean slope and the mean objective distance: one minus the cosine between the mean gradients of both objectives over the block parameters at initialisation.",
        SmallestEffect = new(SmallestCorrelation, "Spearman's ρ", "Below 0.3 the distance tells less than a tenth of the variance of the ranks."),
        Rule = "On the 95 % two-way percentile bootstrap interval of ρ, cells and seeds drawn, 10,000 draws. " + VerdictRule.PositiveEffectInWords,
        Deviations = [.. CommonDeviations, "The paper's formula of the objective distance could not be recovered: the gradient cosine is ours, and two alternatives are reported beside it.", "The abstract gives no sign; a larger distance with a steeper profile is read as following."],
        SourceFile = "replication/DepthProfile/SteepnessFollowsDistance.cs",
    };

    private protected override IReadOnlyList<Cell> Cells => DepthGrid.Cells(equalStep: false);

    private protected override Finding Judge(DepthGrid grid)
    {
        var correlations = Distances.Select(d => Correlated(grid, d.Name, d.Label)).ToList();
        var headline = correlations[0];
        var verdict = VerdictRule.ForPositiveEffect(headline.Interval, headline.Value, SmallestCorrelation, grid.Seeds.Count, DeclaredSeeds);
        var sentence = FormattableString.Invariant($"Over {Cells.Count} cells steepness and the gradients' distance correlate by ρ = {Text(headline)}.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = headline,
            PValue = null, // that of Spearman's test takes the cells for independent, which share models and objectives
            Estimates =
            [
                .. correlations,
                .. from cell in Cells from d in Distances select OverSeeds($"{cell.Path}.{d.Name}", $"{cell.Label}, {d.Label}", grid.Scalars(cell, $"distance.{d.Name}")),
            ],
            Figure = new Figure(
                "Do distant objectives make steeper profiles?", sentence,
                $"Scatter of the locality gradient against the gradients' distance, one point a model and objective, means over seeds. {sentence}",
                new Axis("1 − cosine of the objectives' gradients"), new Axis("locality gradient", IncludeZero: true),
                [Panel.Scatter("", [.. DepthTasks.All.Select(task => new PointGroup(task.Replace('-', ' '), [.. DepthGrid.Families.Select(model => new Cell(model, task)).Select(cell =>
                    new LabelledPoint(cell.Model.Name, grid.Scalars(cell, "distance.gradients").Average(), grid.Slopes(cell).Average()))]))])]),
            FurtherSeeds = null, // the cells, not the seeds, limit it
            WeightHashes = new Dictionary<string, string>(), // pinned by output-proximal locality
        };
    }

    // The interval is over cells and seeds, both drawn: it speaks of other models and objectives too. The raw values are one ρ a seed.
    private Estimate Correlated(DepthGrid grid, string name, string label)
    {
        var slopes = Cells.Select(cell => grid.Slopes(cell)).ToList();
        var distances = Cells.Select(cell => grid.Scalars(cell, $"distance.{name}")).ToList();
        double Of(ReadOnlySpan<int> cells, ReadOnlySpan<int> seeds)
        {
            var (x, y) = (new double[cells.Length], new double[cells.Length]);
            for (var i = 0; i < cells.Length; i++)
            {
                foreach (var seed in seeds)
                    (x[i], y[i]) = (x[i] + distances[cells[i]][seed], y[i] + slopes[cells[i]][seed]);
            }

            return Correlation.Spearman(x, y);
        }

        int[] allCells = [.. Enumerable.Range(0, Cells.Count)], allSeeds = [.. Enumerable.Range(0, grid.Seeds.Count)];
        return new Estimate(
            $"correlation.{name}", $"rank correlation of steepness with {label}", "", Of(allCells, allSeeds),
            TwoWayBootstrap.Percentile(allCells.Length, allSeeds.Length, Of, RandomStream.For(Card.Id, name, "bootstrap")),
            [.. allSeeds.Select(seed => Of(allCells, [seed]))]);
    }
}
