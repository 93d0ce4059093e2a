using Replication.Reporting.Figures;

namespace Replication.Reporting.Html;

/// <summary>A drawing in two widths, of which the page shows the one that fits without shrinking its text.</summary>
public static class Picture
{
    public const double Wide = 920;

    public const double Narrow = 350;

    /// <param name="id">Prefix of the drawing's ids, unique on the page.</param>
    /// <param name="render">Draws on a canvas.</param>
    public static Markup Of(string id, Func<Canvas, string> render)
    {
        var wide = new Markup(render(new Canvas($"{id}.wide", Wide, StandsAlone: false)));
        var narrow = new Markup(render(new Canvas($"{id}.narrow", Narrow, StandsAlone: false)));
        return Markup.Of($"""<div class="wide">{wide}</div><div class="narrow">{narrow}</div>{"\n"}""");
    }
}
