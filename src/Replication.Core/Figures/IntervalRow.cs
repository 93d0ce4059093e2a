namespace Replication.Core.Figures;

/// <summary>One estimate with its interval, on the figure's horizontal axis.</summary>
/// <param name="Name">Name of the row; rows of the same name share a line of the panel.</param>
/// <param name="Value">Point estimate.</param>
/// <param name="Low">Lower end of the interval; NaN where there is none.</param>
/// <param name="High">Upper end of the interval; NaN where there is none.</param>
public sealed record IntervalRow(string Name, double Value, double Low, double High)
{
    /// <summary>One value per seed, drawn faintly; empty where they are not known.</summary>
    public IReadOnlyList<double> Seeds { get; init; } = [];
}
