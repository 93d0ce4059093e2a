using Replication.Core.Claims;

namespace Replication.SuiteHost;

/// <summary>The card of a toy claim, in which only the names matter.</summary>
internal static class ToyCard
{
    public static ClaimCard Of(string id, string title, string metric, string sourceFile, int version = 1) => new()
    {
        Id = id,
        Version = version,
        Paper = new Paper("toy", "On toys", "A. Author", "Nowhere, 2026"),
        Title = title,
        Place = "Section 1",
        Statement = title + ".",
        Kind = ClaimKind.Trend,
        Metric = metric,
        SmallestEffect = new SmallestEffect(0.1, "", "Less could not be seen."),
        Rule = "The interval lies above zero.",
        Deviations = [],
        SourceFile = sourceFile,
    };
}
