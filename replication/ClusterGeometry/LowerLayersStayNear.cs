using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>Labels of lower layers move within a small region and in few directions.</summary>
public sealed class LowerLayersStayNear : GeometryClaim
{
    private const double SmallestShare = 0.1;
    private const double SmallestDirections = 0.5;

    public override ClaimCard Card { get; } = new()
    {
        Id = "cluster-geometry/lower-layers-stay-near",
        Version = 1,
        Paper = ClusterGeometryPaper.Paper,
        Title = "Lower layers move in a small region and few directions",
        Place = "figure of the centroids' paths",
        Statement = "The centroids of labels move within a smaller region and in fewer directions in lower layers than in higher ones.",
        Kind = ClaimKind.Difference,
        Metric = "Paths of the labels' centroids through fine-tuning in their principal components, BERT-base, training points. Region: the wider side of the plane of the first two components. Directions: (Σλ)² / Σλ² over all components. Lower: blocks 1 to 6, higher: 7 to 12; means over the four word tasks. Region: one less the ratio of lower to higher.",
        Published = new(0.76, "part of speech: a plane about 6 wide in block 2 and 25 in block 12, read off a figure"),
        SmallestEffect = new(SmallestShare, "share of the higher layers' region", "A tenth of the width could not be seen in the paper's figure."),
        Rule = $"Two parts, of which the worse counts, each on its 95 % t interval over seeds. The region: {VerdictRule.PositiveEffectInWords} Directions of the higher layers less those of the lower: as the region, with a smallest effect of half a direction.",
        Deviations = [.. CommonDeviations, "The paper shows planes and gives no number of directions: the participation ratio is ours."],
        SourceFile = "replication/ClusterGeometry/LowerLayersStayNear.cs",
    };

    private protected override IReadOnlyList<BertSize> Sizes => [BertSize.Base];

    private protected override IReadOnlyList<string> Tasks => GeometryTasks.OfWords;

    private protected override Finding Judge(GeometryGrid grid)
    {
        var half = BertSize.Base.Layers / 2;
        IReadOnlyList<IReadOnlyList<double>> Blocks(string task, string name) => [.. grid.Series(BertSize.Base, task, name).Select(layers => (IReadOnlyList<double>)[.. layers.Skip(1)])];
        double[] Lower(string task, string name) => [.. Blocks(task, name).Select(blocks => blocks.Take(half).Average())];
        double[] Higher(string task, string name) => [.. Blocks(task, name).Select(blocks => blocks.Skip(half).Average())];
        double[] Region(string task) => [.. Lower(task, "layers.region").Zip(Higher(task, "layers.region"), (low, high) => 1 - low / high)];
        double[] Directions(string task) => [.. Higher(task, "layers.directions").Zip(Lower(task, "layers.directions"), (high, low) => high - low)];
        var region = OverSeeds("region", "one less the ratio of the lower layers' region to the higher ones'", MeanOf([.. Tasks.Select(Region)]));
        var directions = OverSeeds("directions", "directions of the higher layers less those of the lower", MeanOf([.. Tasks.Select(Directions)]));
        var verdict = VerdictRule.ForAll(Positive(region, SmallestShare), Positive(directions, SmallestDirections));
        var sentence = FormattableString.Invariant($"The lower layers' region is {Text(region, "P0")} narrower than the higher ones'; the higher layers move in {Text(directions)} directions more.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = region,
            PValue = AgainstZero(region, directions), // both must hold
            Estimates =
            [
                region, directions,
                .. Tasks.SelectMany(task => new[]
                {
                    OverSeeds($"{task}.region", $"{GeometryTasks.LabelOf(task)}, region", Region(task)),
                    OverSeeds($"{task}.directions", $"{GeometryTasks.LabelOf(task)}, directions", Directions(task)),
                    OverSeeds($"{task}.region.lower", $"{GeometryTasks.LabelOf(task)}, width of the region, lower layers", Lower(task, "layers.region")),
                    OverSeeds($"{task}.region.higher", $"{GeometryTasks.LabelOf(task)}, width of the region, higher layers", Higher(task, "layers.region")),
                    OverSeeds($"{task}.directions.lower", $"{GeometryTasks.LabelOf(task)}, directions, lower layers", Lower(task, "layers.directions")),
                    OverSeeds($"{task}.directions.higher", $"{GeometryTasks.LabelOf(task)}, directions, higher layers", Higher(task, "layers.directions")),
                }),
            ],
            Figure = new Figure(
                "How far, and in how many directions, do labels go?", sentence, $"Width of the region and number of directions, each divided by its mean over layers, layer by layer, one panel a task. {sentence}",
                new Axis("layer"), new Axis("÷ mean over layers", IncludeZero: true),
                [.. Tasks.Select(task => new Panel(GeometryTasks.LabelOf(task), [.. new[] { "region", "directions" }.Select(name => Relative(name, Blocks(task, $"layers.{name}"), task))]))]),
            FurtherSeeds = FurtherSeeds(Positive(region, SmallestShare), region, SmallestShare),
            WeightHashes = new Dictionary<string, string>(), // pinned by the claim on accuracy
        };
    }

    private static Curve Relative(string name, IReadOnlyList<IReadOnlyList<double>> seeds, string task) => GeometryFigure.Line(
        name, [.. Enumerable.Range(1, seeds[0].Count).Select(layer => (double)layer)], [.. seeds.Select(blocks => (IReadOnlyList<double>)[.. blocks.Select(value => value / blocks.Average())])], task);
}
