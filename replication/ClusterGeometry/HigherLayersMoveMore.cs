using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>Labels move farther in higher layers, except that the last but one moves at least as far as the last.</summary>
public sealed class HigherLayersMoveMore : GeometryClaim
{
    private const double SmallestSlope = 0.1;
    private const double SmallestLead = 0.1;

    public override ClaimCard Card { get; } = new()
    {
        Id = "cluster-geometry/higher-layers-move-more",
        Version = 1,
        Paper = ClusterGeometryPaper.Paper,
        Title = "Higher layers move more",
        Place = "figure of the centroids' movements",
        Statement = "The centroids of labels move farther in higher layers; the last layer but one moves at least as far as the last for most labels.",
        Kind = ClaimKind.Trend,
        Metric = "Distance of a label's centroid from its place before fine-tuning, training points, BERT-base. Slope: least squares of the mean over labels, divided by its mean over layers, on relative depth from block 1 to the last but one; mean over the four word tasks. Share of labels whose centroid moves at least as far in the last block but one as in the last.",
        Published = new(null, "part of speech: from about 3 in block 1 to about 18–21 in block 11, and 17–19 in block 12, read off a figure"),
        SmallestEffect = new(SmallestSlope, "share of the mean movement from first to last block but one", "With less than a tenth the profile looks flat."),
        Rule = $"Two parts, of which the worse counts, each on its 95 % t interval over seeds. The slope: {VerdictRule.PositiveEffectInWords} The share of labels less one half: as the slope, with a smallest effect of one label in ten.",
        Deviations = CommonDeviations,
        SourceFile = "replication/ClusterGeometry/HigherLayersMoveMore.cs",
    };

    private protected override IReadOnlyList<BertSize> Sizes => [BertSize.Base];

    private protected override IReadOnlyList<string> Tasks => GeometryTasks.OfWords;

    private protected override Finding Judge(GeometryGrid grid)
    {
        double[] Slopes(string task) => [.. Profiles(grid, task).Select(Slope)];
        double[] Leads(string task) => Share(grid, task);
        var slope = OverSeeds("slope", "slope of the movement over depth", MeanOf([.. Tasks.Select(Slopes)]));
        var share = OverSeeds("share", "share of labels that move at least as far in the last block but one as in the last", MeanOf([.. Tasks.Select(Leads)]));
        var lead = OverSeeds("lead", "the same share, above one half", [.. share.PerSeed.Select(s => s - 0.5)]);
        var verdict = VerdictRule.ForAll(Positive(slope, SmallestSlope), Positive(lead, SmallestLead));
        var sentence = FormattableString.Invariant($"Movement grows over depth with a slope of {Text(slope)} of its mean; {Text(share, "P0")} of the labels move at least as far in the last block but one as in the last.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = slope,
            PValue = AgainstZero(slope, lead), // both must hold
            Estimates =
            [
                slope, share, lead,
                .. Tasks.SelectMany(task => new[]
                {
                    OverSeeds($"{task}.slope", $"{GeometryTasks.LabelOf(task)}, slope", Slopes(task)),
                    OverSeeds($"{task}.share", $"{GeometryTasks.LabelOf(task)}, share of labels", Leads(task)),
                }),
                .. from task in Tasks from block in Enumerable.Range(1, BertSize.Base.Layers) select OverSeeds($"{task}.block-{block:D2}", $"{GeometryTasks.LabelOf(task)}, mean movement in block {block}", [.. Profiles(grid, task).Select(profile => profile[block])]),
            ],
            Figure = new Figure(
                "How far do labels move in each layer?", sentence, $"Mean distance of the labels' centroids from their places before fine-tuning, layer by layer, one panel a task. {sentence}",
                new Axis("layer"), new Axis("distance from the first place", IncludeZero: true),
                [.. Tasks.Select(task => new Panel(GeometryTasks.LabelOf(task), [GeometryFigure.Line("mean over labels", [.. Enumerable.Range(1, BertSize.Base.Layers).Select(l => (double)l)], [.. Profiles(grid, task).Select(profile => (IReadOnlyList<double>)[.. profile.Skip(1)])], task)]))]),
            FurtherSeeds = FurtherSeeds(verdict, slope, SmallestSlope),
            WeightHashes = new Dictionary<string, string>(), // pinned by the claim on accuracy
        };
    }

    // Mean over labels, layer by layer from the embeddings, one profile a seed.
    private static IReadOnlyList<double[]> Profiles(GeometryGrid grid, string task)
    {
        var labels = grid.ByLabel(BertSize.Base, task, "displacement");
        return [.. Enumerable.Range(0, grid.Seeds.Count).Select(seed => Enumerable.Range(0, labels[0].Seeds[0].Count).Select(layer => labels.Average(label => label.Seeds[seed][layer])).ToArray())];
    }

    private static double Slope(double[] profile)
    {
        var blocks = profile[1..^1];
        double[] depth = [.. Enumerable.Range(0, blocks.Length).Select(i => i / (blocks.Length - 1.0))];
        return LeastSquares.Slope(depth, blocks) / Sample.Mean(blocks);
    }

    private static double[] Share(GeometryGrid grid, string task)
    {
        var labels = grid.ByLabel(BertSize.Base, task, "displacement");
        return [.. Enumerable.Range(0, grid.Seeds.Count).Select(seed => labels.Average(label => label.Seeds[seed][^2] >= label.Seeds[seed][^1] ? 1.0 : 0))];
    }
}
