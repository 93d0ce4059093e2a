namespace Replication.Reporting.Figures;

/// <summary>A straight line from data to picture.</summary>
/// <param name="Low">Data value at <paramref name="Start"/>.</param>
/// <param name="High">Data value at <paramref name="End"/>.</param>
/// <param name="Start">Coordinate of the lower end.</param>
/// <param name="End">Coordinate of the upper end; below <paramref name="Start"/> on a vertical axis.</param>
public sealed record Scale(double Low, double High, double Start, double End)
{
    public double At(double value) => Start + ((value - Low) / (High - Low) * (End - Start));

    public bool Contains(double value) => Low <= value && value <= High;
}
