using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>Fine-tuning on a similar task still moves labels apart, less than on the task itself; a contradicting task brings them nearer.</summary>
public sealed class TasksAgreeOrContradict : GeometryClaim
{
    private const double SmallestIncrease = 0.1;
    private const double SmallestGain = 0.005;
    private const string Own = GeometryTasks.Functions, Similar = GeometryTasks.Roles, Contradicting = GeometryTasks.PartsOfSpeech;

    public override ClaimCard Card { get; } = new()
    {
        Id = "cluster-geometry/tasks-agree-or-contradict",
        Version = 1,
        Paper = ClusterGeometryPaper.Paper,
        Title = "Similar tasks move labels apart, contradicting ones together",
        Place = "Table 5",
        Statement = "Seen on preposition functions, fine-tuning on preposition roles increases label distances less than fine-tuning on the functions themselves and raises accuracy a little; fine-tuning on parts of speech shrinks all distances and lowers accuracy.",
        Kind = ClaimKind.Ordering,
        Metric = "Points of preposition functions in the last layer of BERT-base, clusters of the untuned space. Increase: of the labels' minimum distances, mean over labels. Accuracy of the classifier probe minus its accuracy on the untuned space.",
        Published = new(null, "mean increase 5.29 (functions; 40 of 40 labels farther apart), 1.02 (roles; 27), −1.68 (parts of speech; 0); accuracy 87.75 untuned, 89.58, 88.53, 83.24"),
        SmallestEffect = new(SmallestIncrease, "units of the space", "A tenth of 1.02, the smallest increase in the paper's table."),
        Rule = "Five parts, of which the worst counts, each on its 95 % t interval over seeds: functions move labels farther than roles; roles move them apart; parts of speech bring them nearer; "
            + $"accuracy rises by roles and falls by parts of speech, each by at least 0.005. {VerdictRule.OrderingInWords}",
        Deviations = [.. CommonDeviations, .. ProbeDeviations, "The paper counts the labels and averages their increase; here the increase decides, and the labels are counted beside it.", "A first form of this metric divided the increase by the untuned distance, next to nothing in an untuned space that had collapsed; the paper's own number took its place."],
        SourceFile = "replication/ClusterGeometry/TasksAgreeOrContradict.cs",
    };

    private protected override IReadOnlyList<BertSize> Sizes => [BertSize.Base];

    private protected override IReadOnlyList<string> Tasks => [Own, Similar, Contradicting];

    private protected override Finding Judge(GeometryGrid grid)
    {
        double[] Less(double[] first, double[] second) => [.. first.Zip(second, (a, b) => a - b)];
        var untuned = grid.Scalars(BertSize.Base, Own, "accuracy.before");
        double[] Accuracy(string task) => grid.Scalars(BertSize.Base, task, task == Own ? "accuracy.after" : "cross.accuracy");
        double[] Increase(string task) => OfSeed(grid, task, paths => paths.Average(path => path[^1] - path[0]));
        double[] Apart(string task) => OfSeed(grid, task, paths => paths.Average(path => path[^1] > path[0] ? 1.0 : 0));

        var difference = OverSeeds("difference", "roles minus parts of speech, increase of the distances", Less(Increase(Similar), Increase(Contradicting)));
        (Estimate Part, double Smallest)[] parts =
        [
            (OverSeeds("own-over-similar", "functions minus roles, increase of the distances", Less(Increase(Own), Increase(Similar))), SmallestIncrease),
            (OverSeeds("similar", "roles, labels move apart", Increase(Similar)), SmallestIncrease),
            (OverSeeds("contradicting", "parts of speech, labels come nearer", [.. Increase(Contradicting).Select(move => -move)]), SmallestIncrease),
            (OverSeeds("similar.gain", "roles, gain of accuracy", Less(Accuracy(Similar), untuned)), SmallestGain),
            (OverSeeds("contradicting.loss", "parts of speech, loss of accuracy", Less(untuned, Accuracy(Contradicting))), SmallestGain),
        ];
        var verdict = VerdictRule.ForAll([.. parts.Select(part => Positive(part.Part, part.Smallest))]);
        var sentence = FormattableString.Invariant($"Distances between functions change by {Sample.Mean(Increase(Own)):F2} when fine-tuned on functions, {parts[1].Part.Value:F2} [{parts[1].Part.Interval.Low:F2}, {parts[1].Part.Interval.High:F2}] on roles and {-parts[2].Part.Value:F2} [{-parts[2].Part.Interval.High:F2}, {-parts[2].Part.Interval.Low:F2}] on parts of speech; accuracy by {Sample.Mean(Less(Accuracy(Own), untuned)):F3}, {parts[3].Part.Value:F3} and {-parts[4].Part.Value:F3}.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = difference,
            PValue = AgainstZero([.. parts.Select(part => part.Part)]), // all must hold
            Estimates =
            [
                difference, .. parts.Select(part => part.Part),
                OverSeeds("untuned.accuracy", "accuracy before fine-tuning", untuned),
                .. Tasks.SelectMany(task => new[]
                {
                    OverSeeds($"{task}.move", $"fine-tuned on {GeometryTasks.LabelOf(task)}, mean increase of the distances", Increase(task)),
                    OverSeeds($"{task}.apart", $"fine-tuned on {GeometryTasks.LabelOf(task)}, share of labels farther apart", Apart(task)),
                    OverSeeds($"{task}.accuracy", $"fine-tuned on {GeometryTasks.LabelOf(task)}, accuracy", Accuracy(task)),
                }),
            ],
            Figure = new Figure(
                "What does another task do to the functions of prepositions?", sentence, $"Mean increase of the distances, share of labels farther apart, and accuracy, one row a task that was fine-tuned on, beside the paper's. {sentence}",
                new Axis("distance or share", IncludeZero: true), new Axis(""),
                [
                    Panel.ByRow("mean increase, distance", [Ours(Increase), Paper((Own, 5.29), (Similar, 1.02), (Contradicting, -1.68))]),
                    Panel.ByRow("labels farther apart, share", [Ours(Apart), Paper((Own, 1), (Similar, 27 / 40.0), (Contradicting, 0))]),
                    Panel.ByRow("accuracy", [new IntervalSeries("ours", [GeometryFigure.Row("untuned", untuned), .. Ours(Accuracy).Rows]), Paper(("untuned", 0.8775), (Own, 0.8958), (Similar, 0.8853), (Contradicting, 0.8324))]),
                ]),
            FurtherSeeds = null, // five parts are not one comparison
            WeightHashes = new Dictionary<string, string>(), // pinned by the claim on accuracy
        };
    }

    private IntervalSeries Ours(Func<string, double[]> read) => new("ours", [.. Tasks.Select(task => GeometryFigure.Row(GeometryTasks.LabelOf(task), read(task)))]);

    private static IntervalSeries Paper(params (string Task, double Value)[] values) =>
        new("the paper", [.. values.Select(v => GeometryFigure.Published(GeometryTasks.LabelOf(v.Task), v.Value))], IsReference: true);

    // Minimum distances of the functions: followed through their own fine-tuning, and taken before and after that of another task.
    private static double[] OfSeed(GeometryGrid grid, string task, Func<IReadOnlyList<IReadOnlyList<double>>, double> read)
    {
        var labels = grid.ByLabel(BertSize.Base, task, task == Own ? "minimum" : "cross");
        return [.. Enumerable.Range(0, grid.Seeds.Count).Select(seed => read([.. labels.Select(label => label.Seeds[seed]).Where(path => path.All(double.IsFinite))]))];
    }
}
