using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Html;

/// <summary>Builds HTML from an interpolated string, so that forgetting to escape is impossible rather than forbidden.</summary>
[InterpolatedStringHandler]
public readonly struct EscapingHandler
{
    private readonly StringBuilder _html;

    public EscapingHandler(int literalLength, int formattedCount)
    {
        _html = new StringBuilder(literalLength + (16 * formattedCount));
    }

    public void AppendLiteral(string html) => _html.Append(html);

    public void AppendFormatted(Markup markup) => _html.Append(markup.Text);

    public void AppendFormatted(string? text) => _html.Append(XmlText.Escape(text ?? ""));

    public void AppendFormatted(int number) => _html.Append(number.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => _html.ToString();
}
