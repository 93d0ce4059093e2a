namespace Replication.Reporting.Figures;

/// <summary>The rectangle of one panel with its two scales.</summary>
public sealed record PlotArea(Scale X, Scale Y)
{
    public double Left => X.Start;

    public double Right => X.End;

    public double Top => Y.End;

    public double Bottom => Y.Start;
}
