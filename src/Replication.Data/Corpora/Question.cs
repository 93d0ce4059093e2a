namespace Replication.Data.Corpora;

/// <param name="Coarse">Class of the answer: ABBR, DESC, ENTY, HUM, LOC or NUM.</param>
/// <param name="Fine">Class within it, e.g. manner.</param>
/// <param name="Text">The question, with spaces between its tokens.</param>
public sealed record Question(string Coarse, string Fine, string Text)
{
    /// <summary>Both classes as the file writes them, e.g. DESC:manner: fine names alone recur under several coarse ones.</summary>
    public string Label => $"{Coarse}:{Fine}";
}
