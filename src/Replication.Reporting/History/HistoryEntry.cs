namespace Replication.Reporting.History;

/// <summary>What one report said of one claim.</summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Written">When the report was made, UTC.</param>
/// <param name="Commit">Commit of the code; empty where the caller knew none.</param>
/// <param name="Tier">Tier of the runs: numbers of two tiers are never one line.</param>
/// <param name="Texts">Names of the pretraining and fine-tuning texts.</param>
/// <param name="Version">Version of the claim's protocol.</param>
/// <param name="Verdict">Name of the verdict; null while runs were missing.</param>
/// <param name="Value">The headline estimate; null where there was none.</param>
/// <param name="Low">Lower end of its interval; null where there was none.</param>
/// <param name="High">Upper end of its interval; null where there was none.</param>
/// <param name="N">Number of seeds behind it; null where there was none.</param>
public sealed record HistoryEntry(
    string Claim,
    DateTimeOffset Written,
    string Commit,
    string Tier,
    string Texts,
    int Version,
    string? Verdict,
    double? Value,
    double? Low,
    double? High,
    int? N)
{
    /// <summary>True where both say the same of the same protocol, whenever they were written.</summary>
    public bool SaysAsMuchAs(HistoryEntry other) => this == other with { Written = Written };
}
