using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>Even the layers that move most keep their relative arrangement of labels.</summary>
public sealed class HigherLayersKeepTheirShape : GeometryClaim
{
    private const double Bound = 0.5;

    public override ClaimCard Card { get; } = new()
    {
        Id = "cluster-geometry/higher-layers-keep-their-shape",
        Version = 1,
        Paper = ClusterGeometryPaper.Paper,
        Title = "Higher layers do not change arbitrarily",
        Place = "figure of the layers' similarity, and its text",
        Statement = "In every layer the distances between labels after fine-tuning correlate with those before by more than 0.5.",
        Kind = ClaimKind.Correlation,
        Metric = "Pearson's correlation, over pairs of labels, of the hulls' distances in a layer after fine-tuning with those before, training points, clusters of the untuned layer, BERT-base. The lowest over the twelve blocks, for each of the four word tasks.",
        Published = new(0.52, "lowest in block 12: 0.69 (role), 0.62 (function), 0.65 (part of speech), 0.52 (relation), read off a figure"),
        SmallestEffect = new(0, "correlation above 0.5", "The bound of 0.5 is the claim itself."),
        Rule = "The lowest correlation of each task less 0.5, on its 95 % t interval over seeds, and the worst task counts. " + VerdictRule.PositiveEffectInWords,
        Deviations = CommonDeviations,
        SourceFile = "replication/ClusterGeometry/HigherLayersKeepTheirShape.cs",
    };

    public override Tolerance ToleranceFor(string path) =>
        new(0.025, "Half of 0.05, which is less than any difference between tasks that the paper shows; no other engine has been measured yet.");

    private protected override IReadOnlyList<BertSize> Sizes => [BertSize.Base];

    private protected override IReadOnlyList<string> Tasks => GeometryTasks.OfWords;

    private protected override Finding Judge(GeometryGrid grid)
    {
        IReadOnlyList<IReadOnlyList<double>> Blocks(string task) => [.. grid.Series(BertSize.Base, task, "layers.similarity").Select(layers => (IReadOnlyList<double>)[.. layers.Skip(1)])];
        var lowest = Tasks.Select(task => OverSeeds($"{task}.lowest", $"{GeometryTasks.LabelOf(task)}, lowest correlation over the blocks", [.. Blocks(task).Select(blocks => blocks.Min())])).ToList();
        var headline = OverSeeds("lowest", "lowest correlation of a block, mean over tasks", MeanOf([.. lowest.Select(task => task.PerSeed.ToArray())]));
        var verdict = VerdictRule.ForAll([.. lowest.Select(task => Above(task, Bound))]);
        var worst = lowest.MinBy(task => task.Value)!;
        var sentence = FormattableString.Invariant($"The lowest correlation of a block is {Text(headline)} in the mean over tasks; the worst is {Text(worst)} ({worst.Label.Split(',')[0]}).");
        double[] layers = [.. Enumerable.Range(1, BertSize.Base.Layers).Select(layer => (double)layer)];
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = headline,
            PValue = null, // the bound is not zero
            Estimates =
            [
                headline, .. lowest,
                .. from task in Tasks from layer in Enumerable.Range(1, layers.Length) select OverSeeds($"{task}.block-{layer:D2}", $"{GeometryTasks.LabelOf(task)}, correlation in block {layer}", [.. Blocks(task).Select(blocks => blocks[layer - 1])]),
            ],
            Figure = new Figure(
                "How much of its arrangement does each layer keep?", sentence, $"Correlation of each layer's label distances after fine-tuning with those before, one panel a task, with the paper's values. {sentence}",
                new Axis("layer"), new Axis("correlation of label distances", IncludeZero: true),
                [.. Tasks.Select(task => new Panel(GeometryTasks.LabelOf(task), [GeometryFigure.Line("ours", layers, Blocks(task), task), Published(task)]))]),
            FurtherSeeds = null, // the worst of four tasks is not one comparison
            WeightHashes = new Dictionary<string, string>(), // pinned by the claim on accuracy
        };
    }

    // Read off the paper's figure at the end of fine-tuning, to a hundredth.
    private static Curve Published(string task) => new("the paper", [2, 4, 6, 8, 10, 12], task switch
    {
        GeometryTasks.Roles => [1.0, 1.0, 0.97, 0.90, 0.80, 0.69],
        GeometryTasks.Functions => [0.99, 0.99, 0.945, 0.875, 0.745, 0.62],
        GeometryTasks.PartsOfSpeech => [0.99, 0.99, 0.955, 0.875, 0.755, 0.65],
        _ => [0.99, 0.99, 0.91, 0.795, 0.635, 0.52],
    }, [], [], [], IsReference: true);
}
