namespace Replication.Reporting.Figures;

/// <summary>The smallest and largest of some finite numbers.</summary>
public sealed record Extent(double Low, double High)
{
    /// <summary>Null where no value is finite: then there is nothing to draw.</summary>
    public static Extent? Of(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        return finite.Length == 0 ? null : new Extent(finite.Min(), finite.Max());
    }

    public Extent Including(double value) => new(Math.Min(Low, value), Math.Max(High, value));

    /// <summary>Widened on both sides by a share of its length; a single point becomes an interval around itself.</summary>
    public Extent Padded(double share)
    {
        var margin = High > Low ? (High - Low) * share : Low == 0 ? 0.5 : Math.Abs(Low) * 0.5;
        return new Extent(Low - margin, High + margin);
    }
}
