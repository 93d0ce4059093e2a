using Replication.Core.Reports;

namespace Replication.Reporting.History;

/// <summary>The past of each claim under the tier and texts of one report.</summary>
public sealed class ClaimHistories
{
    private readonly ILookup<string, HistoryEntry> _entries;

    public ClaimHistories(HistoryFile history, SuiteReport report)
    {
        var tier = report.Tier.ToString().ToLowerInvariant();
        _entries = history.Entries.Where(e => e.Tier == tier && e.Texts == report.Texts).ToLookup(e => e.Claim, StringComparer.Ordinal);
    }

    /// <summary>Oldest first; empty for a claim that no report has told of.</summary>
    public IReadOnlyList<HistoryEntry> Of(string claimId) => [.. _entries[claimId]];
}
