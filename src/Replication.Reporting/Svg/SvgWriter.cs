using System.Text;

namespace Replication.Reporting.Svg;

/// <summary>Writes SVG as text that diffs: one element a line, attributes in the order given, LF.</summary>
public sealed class SvgWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element that has children.</summary>
    public SvgWriter Open(string element, params ReadOnlySpan<(string Name, SvgValue Value)> attributes)
    {
        Start(element, attributes).Append(">\n");
        _open.Push(element);
        return this;
    }

    /// <summary>Closes the element opened last.</summary>
    /// <exception cref="InvalidOperationException">No element is open.</exception>
    public SvgWriter Close()
    {
        var element = _open.Pop();
        Indent().Append("</").Append(element).Append(">\n");
        return this;
    }

    /// <summary>An element without children.</summary>
    public SvgWriter Draw(string element, params ReadOnlySpan<(string Name, SvgValue Value)> attributes)
    {
        Start(element, attributes).Append("/>\n");
        return this;
    }

    /// <summary>An element that holds escaped text, such as <c>text</c>, <c>title</c> or <c>desc</c>.</summary>
    public SvgWriter Write(string element, string content, params ReadOnlySpan<(string Name, SvgValue Value)> attributes)
    {
        Start(element, attributes).Append('>').Append(XmlText.Escape(content)).Append("</").Append(element).Append(">\n");
        return this;
    }

    /// <summary>A style sheet; it must not contain markup of its own.</summary>
    public SvgWriter Style(string css)
    {
        Indent().Append("<style>\n").Append(css.TrimEnd('\n')).Append('\n');
        Indent().Append("</style>\n");
        return this;
    }

    /// <summary>The finished document.</summary>
    /// <exception cref="InvalidOperationException">An element was left open.</exception>
    public override string ToString() => _open.Count == 0
        ? _text.ToString()
        : throw new InvalidOperationException($"The SVG element <{_open.Peek()}> was left open: close it before taking the text.");

    private StringBuilder Start(string element, ReadOnlySpan<(string Name, SvgValue Value)> attributes)
    {
        Indent().Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            _text.Append(' ').Append(name).Append("=\"").Append(value.Text).Append('"');
        }

        return _text;
    }

    private StringBuilder Indent() => _text.Append(' ', _open.Count * 2);
}
