using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>Fine-tuning pushes labels apart, nearly all of them, though not steadily.</summary>
public sealed class LabelsMoveApart : GeometryClaim
{
    private const double SmallestIncrease = 0.1;
    private const double SomeLabels = 0.1;
    private const double NearlyAll = 0.9;
    private const double Visible = 0.05; // of a label's largest distance: less cannot be seen in the paper's figure
    private const int Drawn = 3; // labels at either end, as in the paper's figure

    public override ClaimCard Card { get; } = new()
    {
        Id = "cluster-geometry/labels-move-apart",
        Version = 1,
        Paper = ClusterGeometryPaper.Paper,
        Title = "Fine-tuning pushes labels apart",
        Place = "figure of the minimum distances; Table 5",
        Statement = "Fine-tuning makes the minimum distance of a label to the others larger for nearly all labels, but not monotonically.",
        Kind = ClaimKind.Difference,
        Metric = "Minimum distance of a label: that of its cluster's hull to the nearest of another label, last layer of BERT-base, training points, clusters of the untuned space. Increase: at the end less at the start, mean over labels and over the four word tasks.",
        Published = new(5.29, "preposition functions: 5.29, larger for 40 of 40 labels; the other tasks' means are not published"),
        SmallestEffect = new(SmallestIncrease, "units of the space", "A tenth of 1.02, the smallest increase in the paper's table."),
        Rule = $"Three parts, of which the worst counts, each on its 95 % t interval over seeds. The increase: {VerdictRule.PositiveEffectInWords} "
            + "The share of labels whose distance grows: replicated where the interval lies above nine in ten, not replicated where it lies below, inconclusive otherwise. "
            + "The share of labels whose distance falls from one look to the next by a twentieth of its largest value, at least once: as the increase, with a smallest effect of one label in ten.",
        Deviations = [.. CommonDeviations, "Looked at every 16 of 192 updates; the paper looks every 5 of 75 or 177.", "A first form of this metric divided the increase by the untuned distance, next to nothing in an untuned space that had collapsed; it was inconclusive, and the paper's own number took its place."],
        SourceFile = "replication/ClusterGeometry/LabelsMoveApart.cs",
    };

    private protected override IReadOnlyList<BertSize> Sizes => [BertSize.Base];

    private protected override IReadOnlyList<string> Tasks => GeometryTasks.OfWords;

    private protected override Finding Judge(GeometryGrid grid)
    {
        double[] OverTasks(Func<string, double[]> of) => MeanOf([.. Tasks.Select(of)]);
        double[] Increase(string task) => OfSeed(grid, task, paths => paths.Average(path => path[^1] - path[0]));
        double[] Growing(string task) => OfSeed(grid, task, paths => paths.Average(path => path[^1] > path[0] ? 1.0 : 0));
        double[] Falling(string task) => OfSeed(grid, task, paths => paths.Average(path => Falls(path) ? 1.0 : 0));
        var increase = OverSeeds("increase", "mean increase of the minimum distances", OverTasks(Increase));
        var growing = OverSeeds("growing", "share of labels that move apart", OverTasks(Growing));
        var falling = OverSeeds("falling", "share of labels that come nearer at some look", OverTasks(Falling));
        var verdict = VerdictRule.ForAll(Positive(increase, SmallestIncrease), Share(growing), Positive(falling, SomeLabels));
        var sentence = FormattableString.Invariant($"Minimum distances grow by {Text(increase)}; {Text(growing, "P0")} of the labels move apart, and {falling.Value:P0} come nearer at some look on the way.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = increase,
            PValue = null, // labels are counted
            Estimates =
            [
                increase, growing, falling,
                .. Tasks.SelectMany(task => new[]
                {
                    OverSeeds($"{task}.increase", $"{GeometryTasks.LabelOf(task)}, mean increase", Increase(task)),
                    OverSeeds($"{task}.growing", $"{GeometryTasks.LabelOf(task)}, share of labels that move apart", Growing(task)),
                    OverSeeds($"{task}.falling", $"{GeometryTasks.LabelOf(task)}, share of labels that come nearer at some look", Falling(task)),
                }),
            ],
            Figure = new Figure(
                "How far is each label from its nearest neighbour?", sentence,
                $"Minimum distance of labels along the updates, the three labels that gain most and the three that gain least, one panel a task. {sentence}",
                new Axis("updates"), new Axis("distance to the nearest label", IncludeZero: true), [.. Tasks.Select(task => Panel(grid, task))]),
            FurtherSeeds = FurtherSeeds(Positive(increase, SmallestIncrease), increase, SmallestIncrease),
            WeightHashes = new Dictionary<string, string>(), // pinned by the claim on accuracy
        };
    }

    private static Verdict Share(Estimate growing)
    {
        var above = Above(growing, NearlyAll);
        return above is Verdict.Invalid or Verdict.Replicated ? above : growing.Interval.High < NearlyAll ? Verdict.NotReplicated : Verdict.Inconclusive;
    }

    // A label whose clusters are all too small has no distance.
    private static double[] OfSeed(GeometryGrid grid, string task, Func<IReadOnlyList<IReadOnlyList<double>>, double> read)
    {
        var labels = grid.ByLabel(BertSize.Base, task, "minimum");
        return [.. Enumerable.Range(0, grid.Seeds.Count).Select(seed => read([.. labels.Select(label => label.Seeds[seed]).Where(path => path.All(double.IsFinite))]))];
    }

    private static bool Falls(IReadOnlyList<double> path) => path.Skip(1).Zip(path, (now, before) => before - now).Any(fall => fall > Visible * path.Max());

    private static Panel Panel(GeometryGrid grid, string task)
    {
        var updates = grid.Series(BertSize.Base, task, "updates")[0];
        var labels = grid.ByLabel(BertSize.Base, task, "minimum").OrderByDescending(label => label.Seeds.Average(path => path[^1] - path[0])).ToList();
        return new Panel(GeometryTasks.LabelOf(task), [.. labels.Take(Drawn).Concat(labels.TakeLast(Drawn)).Select(label => GeometryFigure.Line(label.Label, updates, label.Seeds, task))]);
    }
}
