namespace Replication.Reporting.Results;

/// <summary>What <c>results.json</c> holds: every number of a report, for programs and for the next report's comparison.</summary>
/// <param name="Format">Version of this layout; raised when a field changes its meaning.</param>
/// <param name="Written">When the report was made, UTC.</param>
/// <param name="Tier">Tier of every run: <c>micro</c>, <c>gpu</c> or <c>paper</c>.</param>
/// <param name="Texts">Names of the pretraining and fine-tuning texts.</param>
/// <param name="Environment">Commit, dirty flag, machine, runtime, engine, in display order.</param>
/// <param name="Claims">One entry per claim, in catalogue order.</param>
public sealed record ResultsFile(
    int Format,
    DateTimeOffset Written,
    string Tier,
    string Texts,
    IReadOnlyList<KeyValuePair<string, string>> Environment,
    IReadOnlyList<ClaimResult> Claims)
{
    public const int CurrentFormat = 1;
}
