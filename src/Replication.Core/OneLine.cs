namespace Replication.Core;

/// <summary>Text that came from elsewhere, made safe for one line of a log.</summary>
public static class OneLine
{
    /// <summary>Every run of white space and control characters becomes one space.</summary>
    public static string Of(string text) => string.Join(' ', new string(
        [.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
