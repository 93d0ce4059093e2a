using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Random;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>The smallest model's labels are not linearly separable before fine-tuning, and less far from it after.</summary>
public sealed class SmallSpacesBecomeLinear : GeometryClaim
{
    private const double SmallestExcess = 0.1;

    public override ClaimCard Card { get; } = new()
    {
        Id = "cluster-geometry/small-spaces-become-linear",
        Version = 1,
        Paper = ClusterGeometryPaper.Paper,
        Title = "Small spaces are not linear, and fine-tuning makes them more so",
        Place = "Tables 3, 4 and 7",
        Statement = "In the smallest model a task's labels need more clusters than there are labels before fine-tuning; fine-tuning reduces the number of clusters.",
        Kind = ClaimKind.Difference,
        Metric = "Clusters that DirectProbe finds among the training points of the last layer, divided by the number of labels; BERT-tiny, mean over the five tasks. Reduction: before minus after.",
        Published = new(51.9, "tiny: 3936 to 20 clusters (17 labels), 653 to 46 (46), 402 to 40 (40), 46 to 46 (46), 399 to 51 (50)"),
        SmallestEffect = new(SmallestExcess, "clusters per label", "One label in ten that falls into two pieces is the least that one would call not linear."),
        Rule = $"Two parts, of which the worse counts: clusters per label before fine-tuning, above one, and the reduction, each on its 95 % t interval over seeds. {VerdictRule.PositiveEffectInWords}",
        Deviations = [.. CommonDeviations, "Overlap of two hulls is decided by their exact distance in place of a linear program.", "With 6 to 20 points a label, two labels of a pair are nearly always separable once there are as many dimensions: how far a space is from linear shows in the smallest model alone, and less than with the paper's thousands of points."],
        SourceFile = "replication/ClusterGeometry/SmallSpacesBecomeLinear.cs",
    };

    private protected override IReadOnlyList<BertSize> Sizes => BertSize.All;

    private protected override IReadOnlyList<string> Tasks => GeometryTasks.All;

    private protected override Finding Judge(GeometryGrid grid)
    {
        double[] PerLabel(BertSize size, string task, string when) =>
            [.. grid.Scalars(size, task, $"clusters.{when}").Zip(grid.Scalars(size, task, "labels"), (clusters, labels) => clusters / labels)];
        double[] Of(BertSize size, string when) => MeanOf([.. Tasks.Select(task => PerLabel(size, task, when))]);
        double[] before = Of(BertSize.Tiny, "before"), after = Of(BertSize.Tiny, "after");
        var excess = OverSeeds("excess", "tiny, clusters per label before fine-tuning, above one", [.. before.Select(perLabel => perLabel - 1)]);
        var reduction = OverSeeds("reduction", "tiny, fall of the clusters per label", [.. before.Zip(after, (b, a) => b - a)]);
        var verdict = VerdictRule.ForAll(Positive(excess, SmallestExcess), Positive(reduction, SmallestExcess));
        var sentence = FormattableString.Invariant($"In the smallest model a label has {1 + excess.Value:F2} [{1 + excess.Interval.Low:F2}, {1 + excess.Interval.High:F2}] clusters before fine-tuning and {Text(reduction)} fewer after.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = reduction,
            PValue = AgainstZero(excess, reduction), // both must hold
            Estimates =
            [
                reduction, excess,
                .. from size in Sizes from task in Tasks from when in new[] { "before", "after" } select OverSeeds($"{size.Name}.{task}.clusters.{when}", $"{size.Name}, {GeometryTasks.LabelOf(task)}, clusters per label {when}", PerLabel(size, task, when)),
            ],
            Figure = new Figure(
                "How many clusters does a label fall into?", sentence, $"Clusters per label before and after fine-tuning on a scale of doublings, one panel a task, one row a size, beside the paper's. {sentence}",
                new Axis("log₂ of clusters per label", IncludeZero: true), new Axis(""),
                GeometryFigure.BeforeAndAfter(
                    Sizes, Tasks, (size, task, when) => [.. PerLabel(size, task, when).Select(Doublings)],
                    row => (Doublings((double)row.ClustersBefore / Table7.LabelsOf(row.Task)), Doublings((double)row.ClustersAfter / Table7.LabelsOf(row.Task))))),
            FurtherSeeds = FurtherSeeds(verdict, reduction, SmallestExcess),
            WeightHashes = new Dictionary<string, string>(), // pinned by the claim on accuracy
        };
    }

    private static double Doublings(double ratio) => DeterministicMath.Log(ratio) / DeterministicMath.Log(2);
}
