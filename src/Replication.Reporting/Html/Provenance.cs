using Replication.Core.Reports;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>Where a claim's numbers come from: what decided the runs, on what they ran, and each run's key.</summary>
public static class Provenance
{
    public static Markup Of(ClaimReport claim)
    {
        if (claim.Runs.Count == 0)
        {
            return Markup.Of($"<p>No run has finished yet.</p>\n");
        }

        var minutes = MomentText.Minutes(claim.Runs.Sum(r => r.Minutes));
        var last = MomentText.Of(claim.Runs.Max(r => r.Finished));
        var hashes = claim.Finding?.WeightHashes.OrderBy(h => h.Key, StringComparer.Ordinal).ToArray() ?? [];
        return Markup.Of($"""
            <p>{CountSentence.Count(claim.Runs.Count, "run")}, {minutes} of work in all, the last finished {last}. Protocol version {claim.Card.Version}, source <code>{claim.Card.SourceFile}</code>.</p>
            <h5>What decided the numbers</h5>
            {Definitions.Of(ValueLists.Of(claim.Parts))}<h5>What they ran on</h5>
            {Definitions.Of(ValueLists.Of(claim.Environment))}<h5>Runs</h5>
            {DataTable.Of($"Runs of {claim.Card.Title}", ["Run", "Key", "Took", "Finished"], claim.Runs.Select(r => (IReadOnlyList<string>)
                [r.Label, r.Key[..Math.Min(12, r.Key.Length)], MomentText.Minutes(r.Minutes), MomentText.Of(r.Finished)]))}{Markup.If(hashes.Length > 0, () => Markup.Of($"""
            <h5>SHA-256 of trained weights</h5>
            {Definitions.Of(hashes)}
            """))}
            """);
    }
}
