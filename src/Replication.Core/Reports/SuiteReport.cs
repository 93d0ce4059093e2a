using Replication.Core.Claims;

namespace Replication.Core.Reports;

/// <summary>A suite's results, ready to be written as HTML, Markdown and SVG.</summary>
/// <param name="Claims">One entry per claim, in catalogue order.</param>
/// <param name="Tier">Tier of every run in it.</param>
/// <param name="Texts">Names of the pretraining and fine-tuning texts.</param>
/// <param name="Environment">Commit, dirty flag, machine, runtime, engine: by name, in display order.</param>
/// <param name="Written">When the report was made, UTC.</param>
public sealed record SuiteReport(
    IReadOnlyList<ClaimReport> Claims,
    Tier Tier,
    string Texts,
    IReadOnlyList<KeyValuePair<string, string>> Environment,
    DateTimeOffset Written);
