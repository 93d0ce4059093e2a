using System.Text;

namespace Replication.Reporting.Markdown;

/// <summary>Text made safe for a Markdown paragraph, list or table cell.</summary>
public static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|~";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            _ = Special.Contains(character) ? escaped.Append('\\').Append(character)
                : character == '&' ? escaped.Append("&amp;")
                : escaped.Append(character);
        }

        return escaped.ToString();
    }
}
