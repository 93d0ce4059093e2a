namespace Replication.Reporting.Svg;

/// <summary>An attribute's value: a coordinate or a word, already safe to write between quotes.</summary>
public readonly record struct SvgValue(string Text)
{
    public static implicit operator SvgValue(double coordinate) => new(SvgNumber.Format(coordinate));

    public static implicit operator SvgValue(string word) => new(XmlText.Escape(word));
}
