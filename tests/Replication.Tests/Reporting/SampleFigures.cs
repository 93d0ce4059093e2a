using Replication.Core.Figures;

namespace Replication.Tests.Reporting;

/// <summary>Small made-up figures of the kinds that are not curves.</summary>
internal static class SampleFigures
{
    public static Figure Scatter { get; } = new(
        "Do cells that forget more also drift more?",
        "They do.",
        "Six cells: the more a cell drifts, the more it forgets.",
        new Axis("drift of the weights"),
        new Axis("forgetting, points", IncludeZero: true),
        [
            Panel.Scatter(
                "All cells",
                [
                    new PointGroup("causal", [new("gpt2", 0.1, 0.5), new("opt", 0.2, 1.1), new("mamba", 0.21, 1.12)]),
                    new PointGroup("masked", [new("bert", 0.3, 1.4), new("roberta", 0.4, double.NaN)]),
                    new PointGroup("the document", [new("mean", 0.25, 1.2)], IsReference: true),
                ],
                new TrendLine("Spearman 0.90 [0.31, 0.99]", 0.1, 4.5)),
        ]);

    public static Figure Rows { get; } = new(
        "Does the order survive equal steps?",
        "It does.",
        "Two rows, each with a standard and an equal-step estimate above zero.",
        new Axis("difference in accuracy, points", IncludeZero: true),
        new Axis("model"),
        [
            Panel.ByRow(
                "sentiment",
                [
                    new IntervalSeries("standard", [new("gpt2", 1.5, 1, 2) { Seeds = [1.2, 1.8] }, new("bert", 2.5, 2, 3)]),
                    new IntervalSeries("equal steps", [new("gpt2", 1, 0.5, 1.5), new("bert", double.NaN, double.NaN, double.NaN)]),
                    new IntervalSeries("the document", [new("gpt2", 1.7, double.NaN, double.NaN)], IsReference: true),
                ]),
            Panel.ByRow(
                "topic", [new IntervalSeries("standard", [new("gpt2", -0.5, -1, 0), new("bert", 0.5, 0, 1)])]),
        ]);
}
