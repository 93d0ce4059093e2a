using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Core.Reports;
using Replication.Core.Snapshots;
using Replication.Statistics;
using Replication.Tests.Reporting;

namespace Replication.Browser.Tests;

/// <summary>A made-up suite that strains the page: two documents, every kind, verdict and figure, long names, missing runs, missing numbers.</summary>
internal static class SampleSuite
{
    private static readonly Paper First = new(
        "depth-profile",
        "Where Does Fine-Tuning Happen? Depth Profiles of Representational Change across Objectives and Architectures",
        "A. Researcher, B. Co-Author-with-a-Hyphen, C. Third",
        "arXiv 0000.00001v1, 1 January 2026");

    private static readonly Paper Second = new(
        "linear-adapters", "Linear Behaviour of Low-Rank Adapters under Equal Compute", "D. Somebody, E. Else", "Proceedings of Nothing, 2026");

    private static readonly string[] Models = ["BERT-small", "RoBERTa-small", "GPT-2-small", "OPT-125M", "GPT-NeoX-small-deduplicated", "Mamba-130M"];

    public static SuiteReport Report(double shift = 0, int day = 21) => new(
        [
            Claim(First, "locality", "Classification changes the last layers most", ClaimKind.Trend, 1.31 + shift, Verdict.Replicated, Curves()),
            Claim(First, "objective-order", "Masked language modelling spreads its change more evenly over depth than causal language modelling does", ClaimKind.Ordering, 0.42, Verdict.DirectionOnly, Rows()),
            Claim(First, "equal-steps", "Equal steps do not move the profile", ClaimKind.Equivalence, 0.04, Verdict.Replicated, Rows()),
            Claim(First, "drift-forgetting", "Cells that drift more forget more", ClaimKind.Correlation, 0.81, Verdict.Replicated, Scatter()),
            Claim(First, "head-size", "Larger heads shift change downwards", ClaimKind.Difference, 0.1, Verdict.Inconclusive, Curves(), furtherSeeds: 14),
            Claim(First, "frozen", "Frozen embeddings leave the profile as it was", ClaimKind.Equivalence, -0.9, Verdict.NotReplicated, Rows()) with { Snapshot = SnapshotState.Differs },
            new ClaimReport(Card(First, "long-runs", "Longer training deepens the profile", ClaimKind.Trend), null, SnapshotState.New, [], ["gpt2 · 4 epochs · seed 3", "gpt2 · 4 epochs · seed 4"]),
            Claim(Second, "kernel", "The kernel hardly moves under adapters of rank four", ClaimKind.Equivalence, 0.2, Verdict.Replicated, Curves()),
            Claim(Second, "spectrum", "The spectrum predicts the rank at which accuracy saturates", ClaimKind.Correlation, 0.55, Verdict.Inconclusive, Scatter(), furtherSeeds: 1),
            Claim(Second, "proximal", "The proximal term keeps the weights nearby at no cost in accuracy", ClaimKind.Difference, 2.9, Verdict.Replicated, Rows()) with { Snapshot = SnapshotState.New },
            Claim(Second, "rank-order", "Rank eight beats rank four beats rank one", ClaimKind.Ordering, -0.05, Verdict.NotReplicated, Curves()),
            Claim(Second, "quantised", "Four-bit weights cost less than half a point", ClaimKind.Difference, 48, Verdict.Replicated, Rows()),
            Claim(Second, "diverged", "Large steps diverge", ClaimKind.Trend, double.NaN, Verdict.Invalid, Samples.Figure(new Panel("all", []))),
        ],
        Tier.Micro,
        "embedded language",
        [
            KeyValuePair.Create("Commit", $"abc12{day}"), KeyValuePair.Create("Working tree", "clean"),
            KeyValuePair.Create("Machine", "2 cores, AVX-512"), KeyValuePair.Create("Runtime", ".NET 10.0"), KeyValuePair.Create("Engine", "managed"),
        ],
        new DateTimeOffset(2026, 11, day, 9, 30, 0, TimeSpan.Zero));

    private static ClaimCard Card(Paper paper, string name, string title, ClaimKind kind) => Samples.Card($"{paper.Key}/{name}", title) with
    {
        Paper = paper,
        Kind = kind,
        Place = "section 4.2, table 3",
        Statement = "Over every architecture that we tried, the change of the representation between the start and the end of fine-tuning grows with depth, and its last third holds most of it.",
        Metric = "Slope of 1 − CKA(h₀, h₁) on relative depth, averaged over layers ÷ number_of_layers_of_the_model",
        Deviations = ["Models of two to six layers, pretrained here, instead of the document’s checkpoints.", "Five seeds instead of three."],
    };

    private static ClaimReport Claim(
        Paper paper, string name, string title, ClaimKind kind, double value, Verdict verdict, Figure figure, int? furtherSeeds = null)
    {
        var sample = Samples.Claim($"{paper.Key}/{name}", value, verdict, title);
        return sample with
        {
            Card = Card(paper, name, title, kind),
            Finding = sample.Finding! with
            {
                Figure = figure,
                FurtherSeeds = furtherSeeds,
                Sentence = "The estimate, taken over five seeds, is compared with the smallest effect of interest; its interval decides.",
                Estimates = [.. Models.Select((m, i) => Samples.Estimate(value + (0.05 * i), m.ToLowerInvariant()) with { Label = $"Slope, {m}" })],
                WeightHashes = new Dictionary<string, string> { ["gpt2 · seed 0"] = new('a', 64), ["gpt2 · seed 1"] = new('c', 64) },
            },
        };
    }

    private static Figure Curves() => new(
        "Does change grow with depth?", "It does, in five of six models.", "Six panels of lines that rise with depth.",
        new Axis("layer"), new Axis("1 − CKA", IncludeZero: true),
        [
            .. Models.Select((m, i) => new Panel(m,
            [
                Samples.Curve("causal language modelling", 0.2 + (0.1 * i), 0.6, 0.9, 1.6), Samples.Curve("masked", 0.4, 0.5, 0.55, 0.7 + (0.1 * i)),
                new Curve("the document", [1, 4], [0.3, 1.2], [], [], [], IsReference: true),
            ])),
        ]);

    private static Figure Scatter()
    {
        string[] groups = ["masked language modelling", "causal language modelling", "classification", "regression"];
        return new(
            "Do cells that drift more forget more?", "They do, over all twenty-four cells.", "Points that rise from left to right.",
            new Axis("relative weight drift"), new Axis("forgetting, points", IncludeZero: true),
            [
                Panel.Scatter(
                    "Model × objective",
                    [
                        .. groups.Select((g, j) => new PointGroup(g,
                            [.. Models.Select((m, i) => new LabelledPoint(m, 0.1 + (0.07 * i) + (0.031 * (j * j % 5)), 0.4 + (0.5 * i) + (0.37 * (((i * 3) + j) % 4))))])),
                        new PointGroup("the document", [new("mean", 0.33, 1.9)], IsReference: true),
                    ],
                    new TrendLine("Spearman 0.81 [0.62, 0.91], n = 24", 0.2, 5.5)),
            ]);
    }

    private static Figure Rows()
    {
        IntervalSeries Series(string label, double shift, bool isReference = false) => new(
            label,
            [.. Models.Select((m, i) => new IntervalRow(m, (0.4 * i) - 0.6 + shift, isReference ? double.NaN : (0.4 * i) - 1.1 + shift, isReference ? double.NaN : (0.4 * i) - 0.1 + shift)
                { Seeds = isReference ? [] : [(0.4 * i) - 0.8 + shift, (0.4 * i) - 0.45 + shift] })],
            isReference);
        return new(
            "Does the order hold with equal steps?", "It holds in most rows.", "Rows of estimates with intervals, most of them above zero.",
            new Axis("difference in accuracy, points", IncludeZero: true), new Axis("model"),
            [
                Panel.ByRow("Sentiment", [Series("standard", 0), Series("equal steps", -0.2), Series("the document", 0.1, isReference: true)]),
                Panel.ByRow("Topic of a longer text", [Series("standard", 0.4), Series("equal steps", 0.3), Series("the document", 0.2, isReference: true)]),
            ]);
    }
}
