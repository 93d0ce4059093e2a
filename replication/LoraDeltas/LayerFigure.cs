using Replication.Core.Figures;
using Replication.Random;
using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>Profiles over depth as small multiples: a line a seed with mean and 95 % band, and the study's curves, digitised, beside ours.</summary>
internal static class LayerFigure
{
    /// <param name="title">The question.</param>
    /// <param name="caption">The finding.</param>
    /// <param name="panels">Title of each panel and its curves.</param>
    public static Figure Of(string title, string caption, IEnumerable<(string Title, IReadOnlyList<Curve> Curves)> panels) => new(
        title,
        caption,
        $"Line charts of each layer's change divided by the mean over layers, over relative depth, small multiples, thin lines for seeds, hollow diamonds for the study's curves read off its plots. {caption}",
        new Axis("relative depth"),
        new Axis("change ÷ mean over layers"),
        [.. panels.Select(panel => new Panel(panel.Title, panel.Curves))]);

    /// <summary>Ours: each seed's profile divided by its mean.</summary>
    public static Curve Ours(string label, IReadOnlyList<double[]> profiles)
    {
        var seeds = profiles.Select(profile => (IReadOnlyList<double>)[.. profile.Select(value => value / profile.Average())]).ToList();
        var layers = seeds[0].Count;
        var bands = Enumerable.Range(0, layers).Select(layer => Bootstrap.Percentile(
            [.. seeds.Select(seed => seed[layer])], Sample.Mean, RandomStream.For("layer figure", label, FormattableString.Invariant($"{layer}")))).ToList();
        return new Curve(
            label, Depths(layers), [.. Enumerable.Range(0, layers).Select(layer => seeds.Average(seed => seed[layer]))],
            [.. bands.Select(band => band.Low)], [.. bands.Select(band => band.High)], seeds);
    }

    /// <summary>The study's curve of one domain, divided by its mean.</summary>
    public static Curve Study(DeltaDomain domain, double rate, int epoch = StudyCurves.LastEpoch) => Reference("the study", StudyCurves.Of(domain, rate, epoch).Shape);

    /// <summary>The study's mean shape over domains.</summary>
    public static Curve Study(double rate, int epoch = StudyCurves.LastEpoch) => Reference("the study", StudyCurves.MeanShape(rate, epoch));

    private static Curve Reference(string label, IReadOnlyList<double> shape) => new(label, Depths(shape.Count), shape, [], [], [], IsReference: true);

    private static double[] Depths(int layers) => [.. Enumerable.Range(0, layers).Select(layer => DepthShape.RelativeDepth(layer, layers))];
}
