using System.Text;

namespace Replication.Reporting.Svg;

/// <summary>The <c>d</c> attribute of a path, in absolute coordinates.</summary>
public sealed class PathText
{
    private readonly StringBuilder _text = new();

    public bool IsEmpty => _text.Length == 0;

    public PathText Move(double x, double y) => Append('M', x, y);

    public PathText Line(double x, double y) => Append('L', x, y);

    /// <summary>A circular arc to a point, the short way round, clockwise.</summary>
    public PathText Arc(double radius, double x, double y)
    {
        _text.Append('A').Append(SvgNumber.Format(radius)).Append(' ').Append(SvgNumber.Format(radius)).Append(" 0 0 1 ")
            .Append(SvgNumber.Format(x)).Append(' ').Append(SvgNumber.Format(y));
        return this;
    }

    public PathText Close()
    {
        _text.Append('Z');
        return this;
    }

    public override string ToString() => _text.ToString();

    private PathText Append(char command, double x, double y)
    {
        _text.Append(command).Append(SvgNumber.Format(x)).Append(' ').Append(SvgNumber.Format(y));
        return this;
    }
}
