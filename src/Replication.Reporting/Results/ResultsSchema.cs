namespace Replication.Reporting.Results;

/// <summary>The JSON schema of <c>results.json</c>, with a sentence for every field; written beside it.</summary>
public static class ResultsSchema
{
    public static string Text { get; } = EmbeddedText.Read("results.schema.json");
}
