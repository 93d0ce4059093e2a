using Replication.Core.Figures;
using Replication.Random;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>Depth profiles as small multiples: change over layers, a line a seed, one curve a group of cells.</summary>
internal static class ProfileFigure
{
    /// <param name="title">The question.</param>
    /// <param name="caption">The finding.</param>
    /// <param name="grid">The runs.</param>
    /// <param name="panels">Title of each panel and its curves: a label and the cells whose profiles are averaged, seed by seed.</param>
    public static Figure Of(string title, string caption, DepthGrid grid, IEnumerable<(string Title, IReadOnlyList<(string Label, IReadOnlyList<Cell> Cells)> Curves)> panels) => new(
        title,
        caption,
        $"Line charts of each layer's Procrustes distance divided by the mean over blocks, layers 1 to 6, one panel a model, one thin line a seed with mean and 95 % band. {caption}",
        new Axis("layer"),
        new Axis("change ÷ mean change", IncludeZero: true),
        [.. panels.Select(panel => new Panel(panel.Title, [.. panel.Curves.Select(curve => Curve(curve.Label, curve.Cells, grid))]))]);

    private static Curve Curve(string label, IReadOnlyList<Cell> cells, DepthGrid grid)
    {
        var profiles = cells.Select(cell => grid.Profiles(cell).Select(p => p.Changes.Select(change => change / p.Changes.Average()).ToList()).ToList()).ToList();
        var layers = profiles[0][0].Count;
        var seeds = Enumerable.Range(0, grid.Seeds.Count)
            .Select(seed => (IReadOnlyList<double>)[.. Enumerable.Range(0, layers).Select(layer => profiles.Average(p => p[seed][layer]))]).ToList();
        var bands = Enumerable.Range(0, layers).Select(layer => Bootstrap.Percentile(
            [.. seeds.Select(s => s[layer])], Sample.Mean, RandomStream.For("profile figure", cells[0].Path, $"{layer}"))).ToList();
        return new Curve(
            label, [.. Enumerable.Range(1, layers).Select(l => (double)l)], [.. Enumerable.Range(0, layers).Select(l => seeds.Average(s => s[l]))],
            [.. bands.Select(b => b.Low)], [.. bands.Select(b => b.High)], seeds);
    }
}
