namespace Replication.Reporting;

/// <summary>Texts that travel inside the assembly.</summary>
public static class EmbeddedText
{
    /// <summary>The text with line feeds alone.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file {name} is not embedded in Replication.Reporting: rebuild the project.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
