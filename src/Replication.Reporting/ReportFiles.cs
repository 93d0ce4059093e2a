using Replication.Core.Claims;

namespace Replication.Reporting;

/// <summary>Names of the files that a report consists of.</summary>
public static class ReportFiles
{
    public const string Html = "report.html";

    public const string Markdown = "report.md";

    public const string Results = "results.json";

    /// <summary>JSON schema of <see cref="Results"/>.</summary>
    public const string Schema = "results.schema.json";

    /// <summary>What every report has said of every claim.</summary>
    public const string History = "history.json";

    /// <summary>The verdicts' counts in a line's height, for a README.</summary>
    public const string Badge = "badge.svg";

    public const string Forest = "forest.svg";

    /// <summary><c>paper.claim.svg</c></summary>
    public static string FigureOf(ClaimCard card) => $"{AnchorOf(card)}.svg";

    /// <summary><c>paper.claim</c>: the claim's fragment on the page and the stem of its figure's file.</summary>
    public static string AnchorOf(ClaimCard card) => card.Id.Replace('/', '.');

    /// <summary>The one command that verifies or repeats a claim.</summary>
    public static string CommandFor(ClaimCard card, Tier tier) =>
        $"dotnet run --project src/Replication.Cli -- run {card.Id}{(tier == Tier.Micro ? "" : $" --tier {tier.ToString().ToLowerInvariant()}")}";
}
