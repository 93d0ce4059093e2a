namespace Replication.Reporting.Html;

/// <summary>The style sheets that every report carries within itself.</summary>
public static class StyleSheet
{
    /// <summary>Colours and lines of figures; also inside each SVG file, so that it can stand alone.</summary>
    public static string Figure { get; } = Read("figure.css");

    /// <summary>The page around the figures.</summary>
    public static string Page { get; } = Read("page.css");

    private static string Read(string name)
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The style sheet {name} is not embedded in Replication.Reporting: rebuild the project.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
