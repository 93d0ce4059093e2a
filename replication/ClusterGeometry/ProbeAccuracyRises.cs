using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>Fine-tuning improves what a classifier reads from the frozen representations, in all but one pair of model and task.</summary>
public sealed class ProbeAccuracyRises : GeometryClaim
{
    private const double SmallestGain = 0.01;
    private const int PublishedExceptions = 1;

    public override ClaimCard Card { get; } = new()
    {
        Id = "cluster-geometry/probe-accuracy-rises",
        Version = 1,
        Paper = ClusterGeometryPaper.Paper,
        Title = "Fine-tuning improves the probe's accuracy",
        Place = "Tables 2 and 7",
        Statement = "Fine-tuning improves the accuracy of a classifier on frozen representations in all but one of 25 pairs of model and task.",
        Kind = ClaimKind.Difference,
        Metric = "Accuracy over the test points of a perceptron with two hidden layers, trained on the training points' vectors of the last layer: after fine-tuning minus before, mean over the 25 pairs.",
        Published = new(0.037, "up in 24 of 25 pairs, by 3.7 points in the mean; down by 1.2 points for small on preposition functions"),
        SmallestEffect = new(SmallestGain, "share of the test points", "A point of accuracy is the least that a table of such accuracies shows."),
        Rule = $"Two parts, of which the worse counts. The mean gain, on its 95 % t interval over seeds: {VerdictRule.PositiveEffectInWords} The 25 pairs: {AllBut.InWords}.",
        Deviations = [.. CommonDeviations, .. ProbeDeviations],
        SourceFile = "replication/ClusterGeometry/ProbeAccuracyRises.cs",
    };

    private protected override IReadOnlyList<BertSize> Sizes => BertSize.All;

    private protected override IReadOnlyList<string> Tasks => GeometryTasks.All;

    private protected override Finding Judge(GeometryGrid grid)
    {
        var cells = (from size in Sizes from task in Tasks select (Size: size, Task: task)).ToList();
        var pairs = cells.Select(c => OverSeeds($"{c.Size.Name}.{c.Task}.gain", $"{c.Size.Name}, {GeometryTasks.LabelOf(c.Task)}, gain of accuracy", grid.Change(c.Size, c.Task, "accuracy"), level: AllBut.Level(cells.Count))).ToList();
        var gain = OverSeeds("gain", "mean gain of accuracy", MeanOf([.. cells.Select(c => grid.Change(c.Size, c.Task, "accuracy"))]));
        var verdict = VerdictRule.ForAll(Positive(gain, SmallestGain), AllBut.Judge(PublishedExceptions, pairs, DeclaredSeeds));
        var sentence = FormattableString.Invariant($"Accuracy rises by {Text(gain, "F3")} in the mean, in {pairs.Count(p => p.Value > 0)} of {pairs.Count} pairs; in {pairs.Count(p => p.Interval.High < 0)} it surely falls.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = gain,
            PValue = null, // pairs are counted
            Estimates =
            [
                gain,
                .. Tasks.Select(task => OverSeeds($"{task}.gain", $"{GeometryTasks.LabelOf(task)}, gain over all sizes", MeanOf([.. Sizes.Select(size => grid.Change(size, task, "accuracy"))]))),
                .. pairs,
                .. from c in cells from when in new[] { "before", "after" } select OverSeeds($"{c.Size.Name}.{c.Task}.accuracy.{when}", $"{c.Size.Name}, {GeometryTasks.LabelOf(c.Task)}, accuracy {when}", grid.Scalars(c.Size, c.Task, $"accuracy.{when}")),
                .. cells.Select(c => OverSeeds($"{c.Size.Name}.{c.Task}.fit", $"{c.Size.Name}, {GeometryTasks.LabelOf(c.Task)}, training labels that the tuned model itself gets right", grid.Scalars(c.Size, c.Task, "fit.after"))),
            ],
            Figure = new Figure(
                "What does a classifier read before and after?", sentence, $"Accuracy of the probe before and after fine-tuning, one panel a task, one row a size, beside the paper's. {sentence}",
                new Axis("accuracy over the test points"), new Axis(""),
                GeometryFigure.BeforeAndAfter(Sizes, Tasks, (size, task, when) => grid.Scalars(size, task, $"accuracy.{when}"), row => (row.AccuracyBefore / 100, row.AccuracyAfter / 100))),
            FurtherSeeds = FurtherSeeds(Positive(gain, SmallestGain), gain, SmallestGain),
            WeightHashes = Hashes(grid, cells),
        };
    }
}
