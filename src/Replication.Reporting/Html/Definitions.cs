namespace Replication.Reporting.Html;

/// <summary>Names with their values, as a definition list.</summary>
public static class Definitions
{
    public static Markup Of(IEnumerable<KeyValuePair<string, string>> entries) => Markup.Of(
        $"""<dl>{Markup.Join(entries.Select(e => Markup.Of($"<div><dt>{e.Key}</dt><dd>{e.Value}</dd></div>\n")))}</dl>{"\n"}""");
}
