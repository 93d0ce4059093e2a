namespace Replication.Reporting.History;

/// <summary>What <c>history.json</c> holds: every report's verdicts, oldest first; entries are only ever added.</summary>
/// <param name="Format">Version of this layout; raised when a field changes its meaning.</param>
/// <param name="Entries">One per report and claim.</param>
public sealed record HistoryFile(int Format, IReadOnlyList<HistoryEntry> Entries)
{
    public const int CurrentFormat = 1;

    public static HistoryFile Empty { get; } = new(CurrentFormat, []);
}
