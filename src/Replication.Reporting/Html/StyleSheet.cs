namespace Replication.Reporting.Html;

/// <summary>The style sheets that every report carries within itself.</summary>
public static class StyleSheet
{
    /// <summary>Colours and lines of figures; also inside each SVG file, so that it can stand alone.</summary>
    public static string Figure { get; } = EmbeddedText.Read("figure.css");

    /// <summary>The page around the figures.</summary>
    public static string Page { get; } = EmbeddedText.Read("page.css");
}
