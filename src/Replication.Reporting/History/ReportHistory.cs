using System.Text.Json;
using Replication.Core;
using Replication.Core.Reports;
using Replication.Reporting.Results;

namespace Replication.Reporting.History;

/// <summary>Reads and extends the history that a directory's reports have left.</summary>
public static class ReportHistory
{
    /// <summary>The directory's history with this report's entries at its end.</summary>
    /// <remarks>The same report written again, with the same commit and the same numbers, adds nothing.</remarks>
    /// <exception cref="SetUpException">The history is damaged or of another format: it is never overwritten, because it cannot be made again.</exception>
    public static HistoryFile With(SuiteReport report, string directory)
    {
        var past = Read(directory);
        var added = report.Claims.Select(c => EntryOf(report, c)).Where(entry => !Repeats(past, entry));
        return past with { Entries = [.. past.Entries, .. added] };
    }

    /// <exception cref="SetUpException">The history is damaged or of another format.</exception>
    public static HistoryFile Read(string directory)
    {
        var path = Path.Combine(directory, ReportFiles.History);
        if (!File.Exists(path))
        {
            return HistoryFile.Empty;
        }

        try
        {
            var history = JsonSerializer.Deserialize<HistoryFile>(File.ReadAllText(path), ResultsJson.Options);
            return history?.Format == HistoryFile.CurrentFormat
                ? history
                : throw new SetUpException($"{path} has format {history?.Format}, not {HistoryFile.CurrentFormat}: move it away to start a new history.");
        }
        catch (JsonException error)
        {
            throw new SetUpException($"{path} is not a history of reports: mend it, or move it away to start a new one.", error);
        }
    }

    public static string Write(HistoryFile history) => JsonSerializer.Serialize(history, ResultsJson.Options) + "\n";

    private static bool Repeats(HistoryFile past, HistoryEntry entry) =>
        past.Entries.LastOrDefault(e => e.Claim == entry.Claim && e.Tier == entry.Tier && e.Texts == entry.Texts) is { } last && entry.SaysAsMuchAs(last);

    private static HistoryEntry EntryOf(SuiteReport report, ClaimReport claim)
    {
        var headline = claim.Finding?.Headline;
        return new HistoryEntry(
            claim.Card.Id,
            report.Written,
            report.Environment.FirstOrDefault(e => e.Key == "Commit").Value ?? "",
            report.Tier.ToString().ToLowerInvariant(),
            report.Texts,
            claim.Card.Version,
            claim.Finding?.Verdict.ToString(),
            headline?.Value,
            headline?.Interval.Low,
            headline?.Interval.High,
            headline?.N);
    }
}
