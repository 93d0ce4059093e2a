using Replication.Core.Figures;

namespace Replication.Reporting.Figures;

/// <summary>
/// Where panels of named rows stand: beside each other where all have the same rows, which are then named once;
/// else below each other. All lengths in pixels.
/// </summary>
public sealed class IntervalLayout
{
    /// <summary>Height that each series needs within a row.</summary>
    public const double SeriesHeight = 13;

    private const double Between = 24;

    private const double TickHeight = 26;

    private readonly IReadOnlyList<IntervalLine>[] _rows;

    private readonly TextBlock[] _titles;

    private readonly int _columns;

    private IntervalLayout(Figure figure, Canvas canvas)
    {
        NamesAbove = canvas.IsNarrow;
        _rows = [.. figure.Panels.Select(p => Rows(p, NamesAbove ? canvas.Width : 190, NamesAbove))];
        var shared = _rows.Length > 1 && _rows.All(r => r.Select(l => l.Name).SequenceEqual(_rows[0].Select(l => l.Name), StringComparer.Ordinal));
        _columns = shared && !canvas.IsNarrow ? Math.Min(3, _rows.Length) : 1;
        Left = NamesAbove ? 12 : _rows.SelectMany(r => r).Select(l => l.Label.Width).DefaultIfEmpty(0).Max() + 14;

        // The last tick's label is centred on the edge of the plot.
        PlotWidth = Math.Min(620, (canvas.Width - Left - (Between * (_columns - 1)) - 16) / _columns);
        _titles = [.. figure.Panels.Select(p => TextBlock.Wrap(p.Title, "strong", _columns == 1 ? PlotWidth + Left : PlotWidth))];
    }

    /// <summary>True on a narrow canvas: names stand above their rows, which then have the whole width.</summary>
    public bool NamesAbove { get; }

    /// <summary>Room left of the first column: for the names of the rows, or for half a tick's label.</summary>
    public double Left { get; }

    public double PlotWidth { get; }

    /// <summary>From the left edge of the first plot to the right edge of the last in a row of panels.</summary>
    public double Span => (_columns * (PlotWidth + Between)) - Between;

    public double Height => Enumerable.Range(0, (_rows.Length + _columns - 1) / _columns).Sum(BandHeight);

    public static IntervalLayout For(Figure figure, Canvas canvas) => new(figure, canvas);

    public IReadOnlyList<IntervalLine> Rows(int panel) => _rows[panel];

    public TextBlock Title(int panel) => _titles[panel];

    /// <summary>A title heads its own plot where plots stand beside each other, and the names of its rows where they do not.</summary>
    public double TitleLeft(double plotLeft) => _columns == 1 ? 0 : plotLeft;

    /// <summary>True where the panel's rows are named: in every first column.</summary>
    public bool LabelsStand(int panel) => panel % _columns == 0;

    /// <summary>Upper left corner of a panel's plot, when the first panel's title starts at <paramref name="top"/>.</summary>
    public (double Left, double Top) Corner(int panel, double top) => (
        Left + (panel % _columns * (PlotWidth + Between)),
        top + Enumerable.Range(0, panel / _columns).Sum(BandHeight) + TitleHeight(panel));

    /// <summary>Height of the titles in the panel's row of panels.</summary>
    public double TitleHeight(int panel)
    {
        var titles = InBand(panel / _columns).Max(i => _titles[i].Height);
        return titles == 0 ? 0 : titles + 6;
    }

    private double BandHeight(int band) =>
        TitleHeight(band * _columns) + InBand(band).Max(i => Math.Max(20, _rows[i].Sum(r => r.Height))) + TickHeight;

    private IEnumerable<int> InBand(int band) => Enumerable.Range(0, _rows.Length).Where(i => i / _columns == band);

    private static IReadOnlyList<IntervalLine> Rows(Panel panel, double room, bool isAbove) =>
    [
        .. panel.Intervals.SelectMany(s => s.Rows).Select(r => r.Name).Distinct(StringComparer.Ordinal).Select(name =>
        {
            var label = TextBlock.Wrap(name, isAbove ? "row halo" : "row", room);
            var series = panel.Intervals.Count(s => s.Rows.Any(r => r.Name == name));
            var strip = (series * SeriesHeight) + 10;
            return new IntervalLine(name, label, isAbove ? label.Height + strip : Math.Max(24, Math.Max(strip, label.Height + 6)), isAbove ? label.Height : 0);
        }),
    ];
}
