namespace Replication.Reporting.Html;

/// <summary>Something for the reader who asks: closed on the screen, open in print.</summary>
public static class Disclosure
{
    public static Markup Of(string summary, Markup content) => Markup.Of($"""
        <details>
        <summary>{summary}</summary>
        {content}</details>

        """);
}
