namespace Replication.Reporting.Figures;

/// <summary>How the small multiples are laid out: equal panels in rows, all lengths in pixels.</summary>
/// <param name="Columns">Panels in a row.</param>
/// <param name="Left">Room for the tick labels of the vertical axis, left of the first column.</param>
/// <param name="PlotWidth">Width of a panel between its axes.</param>
/// <param name="PlotHeight">Height of a panel between its axes.</param>
/// <param name="Gutter">Room for line labels right of every panel.</param>
/// <param name="TitleHeight">Room above every plot: one line, or more where a panel's title or trend needs them.</param>
public sealed record PanelGrid(int Columns, double Left, double PlotWidth, double PlotHeight, double Gutter, double TitleHeight = 24)
{
    /// <summary>Height of each further line of a title.</summary>
    public const double TitleLine = 16;

    public const double TickHeight = 34;

    private const double Between = 20;

    /// <summary>A wider panel would only flatten its lines.</summary>
    private const double WidestPlot = 600;

    /// <summary>Panel title, plot and tick labels together.</summary>
    public double RowHeight => TitleHeight + PlotHeight + TickHeight;

    /// <summary>From the left edge of the first plot to the right edge of the last in a row.</summary>
    public double Span => (Columns * (PlotWidth + Gutter + Between)) - Gutter - Between;

    public static PanelGrid For(int panels, Canvas canvas, double left, double gutter)
    {
        var columns = canvas.IsNarrow ? 1 : panels switch { <= 3 => Math.Max(1, panels), 4 => 2, _ => 3 };
        var width = Math.Min(WidestPlot, ((canvas.Width - left - (Between * (columns - 1))) / columns) - gutter);
        var height = Math.Clamp(Math.Round(width * 0.62), 150, 260);
        return new PanelGrid(columns, left, width, height, gutter);
    }

    public int Rows(int panels) => (panels + Columns - 1) / Columns;

    /// <summary>Upper left corner of a panel's plot, when the grid's first row starts at <paramref name="top"/>.</summary>
    public (double Left, double Top) Corner(int panel, double top) =>
        (Left + (panel % Columns * (PlotWidth + Gutter + Between)), top + (panel / Columns * RowHeight) + TitleHeight);
}
