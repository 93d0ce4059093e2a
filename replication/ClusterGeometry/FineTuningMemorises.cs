using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>Fine-tuning memorises its training set: a part of it that the classifier never saw is read like the part that it saw.</summary>
public sealed class FineTuningMemorises : GeometryClaim
{
    private const double SmallestGrowth = 0.03;
    private const double Alike = 0.05;

    public override ClaimCard Card { get; } = new()
    {
        Id = "cluster-geometry/fine-tuning-memorises",
        Version = 1,
        Paper = ClusterGeometryPaper.Paper,
        Title = "Fine-tuning memorises its training set",
        Place = "figure of the subtests in the authors' post on the paper",
        Statement = "After fine-tuning a classifier reads a part of the fine-tuning set that it never saw as well as the part that it learned from, while the test set stays behind.",
        Kind = ClaimKind.Difference,
        Metric = "Accuracy over subtest, a fifth of the training points that the classifier does not see, minus accuracy over the test points, at the end of the classifier's course; after fine-tuning minus before, mean over the four word tasks. BERT-small.",
        Published = new(0.12, "subtest minus test grows by 0.25 (role), 0.14 (function), 0.03 (part of speech), 0.06 (relation), read off a figure; subtest after fine-tuning is 1.00 as subtrain is"),
        SmallestEffect = new(SmallestGrowth, "share of the points", "The smallest of the paper's four differences is 0.03."),
        Rule = $"Two parts, of which the worse counts. The growth, on its 95 % t interval over seeds: {VerdictRule.PositiveEffectInWords} Subtrain minus subtest after fine-tuning, on its 90 % t interval, against bounds of ±0.05: {VerdictRule.EquivalenceInWords}",
        Deviations = [.. CommonDeviations, "The classifier sees about 200 points; it makes as many updates as the paper's 50 epochs over thousands."],
        SourceFile = "replication/ClusterGeometry/FineTuningMemorises.cs",
    };

    private protected override IReadOnlyList<BertSize> Sizes => [BertSize.Small];

    private protected override IReadOnlyList<string> Tasks => GeometryTasks.OfWords;

    private protected override Finding Judge(GeometryGrid grid)
    {
        double[] End(string task, string set, string when) => [.. grid.Series(BertSize.Small, task, $"{set}.{when}").Select(curve => curve[^1])];
        double[] Less(double[] first, double[] second) => [.. first.Zip(second, (a, b) => a - b)];
        double[] Growth(string task) => Less(Less(End(task, "subtest", "after"), End(task, "test", "after")), Less(End(task, "subtest", "before"), End(task, "test", "before")));
        double[] Behind(string task) => Less(End(task, "subtrain", "after"), End(task, "subtest", "after"));
        var growth = OverSeeds("growth", "growth of subtest minus test", MeanOf([.. Tasks.Select(Growth)]));
        var behind = OverSeeds("behind", "subtrain minus subtest after fine-tuning", MeanOf([.. Tasks.Select(Behind)]), level: 0.9);
        var verdict = VerdictRule.ForAll(Positive(growth, SmallestGrowth), VerdictRule.ForEquivalence(behind.Interval, behind.Value, Alike, behind.N, DeclaredSeeds));
        var sentence = FormattableString.Invariant($"The lead of subtest over test grows by {Text(growth, "F3")}; after fine-tuning subtest stays {Text(behind, "F3")} behind subtrain.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = growth,
            PValue = null, // an equivalence is a part of it
            Estimates =
            [
                growth, behind,
                .. Tasks.Select(task => OverSeeds($"{task}.growth", $"{GeometryTasks.LabelOf(task)}, growth of subtest minus test", Growth(task))),
                .. from task in Tasks from when in When from set in Sets select OverSeeds($"{task}.{set}.{when}", $"{GeometryTasks.LabelOf(task)}, accuracy over {set} {when}", End(task, set, when)),
            ],
            Figure = new Figure(
                "What does a classifier learn that it was not shown?", sentence,
                $"Accuracy over subtrain, subtest and test along the classifier's epochs, one panel a task and state, with the paper's last values. {sentence}",
                new Axis("epochs of the classifier"), new Axis("accuracy"),
                [.. from task in Tasks from when in When select Panel(grid, task, when)]),
            FurtherSeeds = FurtherSeeds(Positive(growth, SmallestGrowth), growth, SmallestGrowth),
            WeightHashes = new Dictionary<string, string>(), // pinned by the claim on accuracy
        };
    }

    private static string[] When => ["before", "after"];

    private static string[] Sets => ["subtrain", "subtest", "test"];

    private static Panel Panel(GeometryGrid grid, string task, string when)
    {
        const int drawn = 10; // every tenth epoch
        IReadOnlyList<double> Thinned(IReadOnlyList<double> curve) => [.. curve.Where((_, epoch) => (epoch + 1) % drawn == 0)];
        var lines = Sets.Select(set => (Set: set, Seeds: grid.Series(BertSize.Small, task, $"{set}.{when}").Select(Thinned).ToList())).ToList();
        double[] epochs = [.. Enumerable.Range(1, lines[0].Seeds[0].Count).Select(i => (double)i * drawn)];
        var published = Published(task, when);
        return new Panel($"{GeometryTasks.LabelOf(task)}, {when}", [.. lines.Select(line => GeometryFigure.Line(line.Set, epochs, line.Seeds, task, when))])
        {
            Points = [GeometryFigure.PublishedPoints(Sets.Zip(published, (set, value) => new LabelledPoint(set, epochs[^1], value)))],
        };
    }

    // Read off the figure of the authors' post, to a hundredth.
    private static double[] Published(string task, string when) => (task, when) switch
    {
        (GeometryTasks.Roles, "before") => [1.00, 0.74, 0.72],
        (GeometryTasks.Roles, _) => [1.00, 1.00, 0.73],
        (GeometryTasks.Functions, "before") => [1.00, 0.845, 0.835],
        (GeometryTasks.Functions, _) => [1.00, 1.00, 0.85],
        (GeometryTasks.PartsOfSpeech, "before") => [1.00, 0.957, 0.939],
        (GeometryTasks.PartsOfSpeech, _) => [1.00, 1.00, 0.953],
        (_, "before") => [1.00, 0.917, 0.917],
        _ => [1.00, 0.998, 0.943],
    };
}
