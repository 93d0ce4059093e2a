using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Runs;

namespace Replication.Cli.Commands;

/// <summary>Writes a report, and judges claims from whatever the store holds.</summary>
internal sealed class StoredReport(
    CliHost host, RunStore store, ClaimJudge judge, ClaimSettings settings, IReadOnlyList<KeyValuePair<string, string>> environment)
{
    /// <summary>A claim judged without running anything.</summary>
    public ClaimResult Of(Claim claim)
    {
        var planned = PlannedClaim.Of(claim, settings);
        return judge.Judge(planned, StoredRuns.Of(planned.Runs, store));
    }

    /// <summary>The claims' pages as one report, in ordinal order.</summary>
    public SuiteReport Report(IEnumerable<ClaimReport> claims) => new(
        [.. claims.OrderBy(claim => claim.Card.Id, StringComparer.Ordinal)], settings.Tier, Texts, environment, DateTimeOffset.UtcNow);

    /// <summary>Returns the path of the file to open.</summary>
    public string Write(IEnumerable<ClaimReport> claims)
    {
        var report = Report(claims);
        try
        {
            return host.WriteReport(report, Folder)[0];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SetUpException($"The report in {Folder} cannot be written: {OneLine.Of(error.Message)} The runs are stored; report writes it again.", error);
        }
    }

    /// <summary>Where the report lies. Other tiers and texts get folders of their own: one tier's result never replaces another's.</summary>
    public string Folder => (settings.Tier, settings.IsStandard) switch
    {
        (Tier.Micro, true) => host.Workspace.Reports,
        (var tier, true) => Path.Combine(host.Workspace.Reports, tier.ToString().ToLowerInvariant()),
        (var tier, false) => Path.Combine(host.Workspace.Reports, tier.ToString().ToLowerInvariant() + "-own"),
    };

    private string Texts =>
        $"{settings.Pretraining?.Name ?? "embedded language"} → {settings.Domain?.Name ?? "embedded language, shifted domain"}";
}
