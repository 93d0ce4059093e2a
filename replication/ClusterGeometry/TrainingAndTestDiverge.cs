using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>Fine-tuning makes training and test set diverge: the similarity of their label distances falls.</summary>
public sealed class TrainingAndTestDiverge : GeometryClaim
{
    private const double SmallestFall = 0.05;

    public override ClaimCard Card { get; } = new()
    {
        Id = "cluster-geometry/training-and-test-diverge",
        Version = 1,
        Paper = ClusterGeometryPaper.Paper,
        Title = "Training and test set diverge",
        Place = "Tables 2 and 7",
        Statement = "The spatial similarity of training and test set falls by fine-tuning in every pair of model and task where it is defined before and after.",
        Kind = ClaimKind.Difference,
        Metric = "Spatial similarity: Pearson's correlation, over pairs of labels, of the hulls' distances among the training points with those among the test points, last layer; before minus after, mean over the pairs of model and task where it is defined in both states in every seed. It is defined where every label is one cluster whose hull meets no other's.",
        Published = new(0.22, "falls in all 16 pairs where both are defined, by 0.06 to 0.38, 0.22 in the mean"),
        SmallestEffect = new(SmallestFall, "correlation", "The smallest fall in the paper's table is 0.06."),
        Rule = $"Two parts, of which the worse counts. The mean fall, on its 95 % t interval over seeds: {VerdictRule.PositiveEffectInWords} The defined pairs, without exception: {AllBut.InWords}.",
        Deviations = [.. CommonDeviations, "Distances are the hulls' exact ones and not those of a support-vector machine stopped early.", "The paper has 20 to 70 points for each of ours: with so few nearly every label is separable from every other, before fine-tuning and after."],
        SourceFile = "replication/ClusterGeometry/TrainingAndTestDiverge.cs",
    };

    private protected override IReadOnlyList<BertSize> Sizes => BertSize.All;

    private protected override IReadOnlyList<string> Tasks => GeometryTasks.All;

    private protected override Finding Judge(GeometryGrid grid)
    {
        bool IsDefined(BertSize size, string task) => grid.Change(size, task, "similarity").All(double.IsFinite);
        double[] Fall(BertSize size, string task) => [.. grid.Change(size, task, "similarity").Select(change => -change)];
        var defined = (from size in Sizes from task in Tasks where IsDefined(size, task) select (Size: size, Task: task)).ToList();
        var pairs = defined.Select(c => OverSeeds($"{c.Size.Name}.{c.Task}.fall", $"{c.Size.Name}, {GeometryTasks.LabelOf(c.Task)}, fall of the similarity", Fall(c.Size, c.Task), level: AllBut.Level(defined.Count))).ToList();
        var fall = OverSeeds("fall", "mean fall of the similarity", defined.Count == 0 ? [.. grid.Seeds.Select(_ => double.NaN)] : MeanOf([.. defined.Select(c => Fall(c.Size, c.Task))]));
        var verdict = VerdictRule.ForAll(Positive(fall, SmallestFall), AllBut.Judge(0, pairs, DeclaredSeeds));
        var sentence = FormattableString.Invariant($"Where it is defined, in {defined.Count} of {Sizes.Count * Tasks.Count} pairs, the similarity of training and test set falls by {Text(fall, "F3")} in the mean, and in {pairs.Count(p => p.Value > 0)} of the pairs.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = fall,
            PValue = null, // pairs are counted
            Estimates =
            [
                fall, .. pairs,
                .. from c in defined from when in new[] { "before", "after" } select OverSeeds($"{c.Size.Name}.{c.Task}.similarity.{when}", $"{c.Size.Name}, {GeometryTasks.LabelOf(c.Task)}, similarity {when}", grid.Scalars(c.Size, c.Task, $"similarity.{when}")),
            ],
            Figure = new Figure(
                "How alike do training and test set lie?", sentence, $"Similarity of training and test set before and after fine-tuning, one panel a task, one row a size, beside the paper's. {sentence}",
                new Axis("correlation of label distances"), new Axis(""),
                GeometryFigure.BeforeAndAfter(Sizes, Tasks, (size, task, when) => IsDefined(size, task) ? grid.Scalars(size, task, $"similarity.{when}") : null, row => (row.SimilarityBefore, row.SimilarityAfter))),
            FurtherSeeds = FurtherSeeds(Positive(fall, SmallestFall), fall, SmallestFall),
            WeightHashes = new Dictionary<string, string>(), // pinned by the claim on accuracy
        };
    }
}
