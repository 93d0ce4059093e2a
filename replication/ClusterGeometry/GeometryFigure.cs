using Replication.Core.Figures;
using Replication.Random;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>What the figures of this paper are put together from.</summary>
internal static class GeometryFigure
{
    /// <summary>An estimate as a row: a dot with its interval and the single seeds.</summary>
    public static IntervalRow Row(string name, double[] perSeed)
    {
        var interval = TInterval.OfMean(perSeed);
        return new IntervalRow(name, Sample.Mean(perSeed), interval.Low, interval.High) { Seeds = perSeed };
    }

    /// <summary>The paper's own value as a row.</summary>
    public static IntervalRow Published(string name, double value) => new(name, value, double.NaN, double.NaN);

    /// <summary>Panels by task whose rows are the sizes: ours before and after fine-tuning beside the paper's.</summary>
    /// <param name="ours">One number a seed, of a size, a task and <c>before</c> or <c>after</c>; null where it is not defined.</param>
    /// <param name="published">The paper's two numbers; NaN where it has none.</param>
    public static IReadOnlyList<Panel> BeforeAndAfter(
        IReadOnlyList<BertSize> sizes, IReadOnlyList<string> tasks, Func<BertSize, string, string, double[]?> ours, Func<Table7, (double Before, double After)> published) =>
        [.. tasks.Select(task => Panel.ByRow(GeometryTasks.LabelOf(task),
        [
            .. new[] { "before", "after" }.Select(when => new IntervalSeries(
                $"{when} fine-tuning", [.. from size in sizes let values = ours(size, task, when) where values is not null select Row(size.Name, values)])),
            .. new[] { "before", "after" }.Select(when => new IntervalSeries(
                $"the paper, {when}", [.. from size in sizes let pair = published(Table7.Of(size, task)) let value = when == "before" ? pair.Before : pair.After where double.IsFinite(value) select Published(size.Name, value)], IsReference: true)),
        ]))];

    /// <summary>A line of means with its band and the single seeds.</summary>
    /// <param name="seeds">One line a seed, each as long as <paramref name="x"/>.</param>
    public static Curve Line(string label, IReadOnlyList<double> x, IReadOnlyList<IReadOnlyList<double>> seeds, params ReadOnlySpan<string> words)
    {
        string[] stream = ["geometry figure", label, .. words];
        var bands = Enumerable.Range(0, x.Count).Select(at => Bootstrap.Percentile([.. seeds.Select(line => line[at])], Sample.Mean, RandomStream.For([.. stream, $"{at}"]))).ToList();
        return new Curve(
            label, x, [.. Enumerable.Range(0, x.Count).Select(at => seeds.Average(line => line[at]))], [.. bands.Select(band => band.Low)], [.. bands.Select(band => band.High)], seeds);
    }

    /// <summary>The paper's own values, as points of one panel.</summary>
    public static PointGroup PublishedPoints(params IEnumerable<LabelledPoint> points) => new("the paper", [.. points], IsReference: true);
}
