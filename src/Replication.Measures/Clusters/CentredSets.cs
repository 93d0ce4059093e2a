namespace Replication.Measures.Clusters;

/// <summary>Two sets copied side by side and shifted to the middle between their means, where rounding is least.</summary>
internal sealed class CentredSets
{
    private readonly double[] _first;
    private readonly double[] _second;

    /// <param name="points">The first set's space.</param>
    /// <param name="others">The second set's: the same points, or others of as many dimensions.</param>
    public CentredSets(PointSet points, ReadOnlySpan<int> first, PointSet others, ReadOnlySpan<int> second)
    {
        if (first.Length == 0 || second.Length == 0)
            throw new ArgumentException("The distance between two hulls needs one point or more in each set.");
        Dimensions = points.Dimensions;
        double[] meanOfFirst = Mean(points, first), meanOfSecond = Mean(others, second);
        var origin = new double[Dimensions];
        Arithmetic.AddScaled(origin, 0.5, meanOfFirst);
        Arithmetic.AddScaled(origin, 0.5, meanOfSecond);
        (_first, _second) = (Shifted(points, first, origin), Shifted(others, second, origin));
        for (var i = 0; i < first.Length; i++)
            Scale = Math.Max(Scale, Math.Sqrt(Arithmetic.Dot(First(i), First(i))));
        for (var i = 0; i < second.Length; i++)
            Scale = Math.Max(Scale, Math.Sqrt(Arithmetic.Dot(Second(i), Second(i))));
        Towards = meanOfFirst;
        Arithmetic.AddScaled(Towards, -1, meanOfSecond);
    }

    public int Dimensions { get; }

    /// <summary>The largest norm of a shifted point.</summary>
    public double Scale { get; }

    /// <summary>From the mean of the second set to that of the first.</summary>
    public double[] Towards { get; }

    public ReadOnlySpan<double> First(int point) => _first.AsSpan(point * Dimensions, Dimensions);

    public ReadOnlySpan<double> Second(int point) => _second.AsSpan(point * Dimensions, Dimensions);

    /// <summary>The pair whose difference lies least far along a direction, and how far; the first of equals.</summary>
    public (int First, int Second, double Along) Lowest(ReadOnlySpan<double> direction)
    {
        var (low, lowest, high, highest) = (0, double.PositiveInfinity, 0, double.NegativeInfinity);
        for (var i = 0; i < _first.Length / Dimensions; i++)
        {
            var along = Arithmetic.Dot(First(i), direction);
            if (along < lowest)
                (low, lowest) = (i, along);
        }

        for (var i = 0; i < _second.Length / Dimensions; i++)
        {
            var along = Arithmetic.Dot(Second(i), direction);
            if (along > highest)
                (high, highest) = (i, along);
        }

        return (low, high, lowest - highest);
    }

    private static double[] Mean(PointSet points, ReadOnlySpan<int> members)
    {
        var mean = new double[points.Dimensions];
        foreach (var member in members)
            Arithmetic.AddScaled(mean, 1.0 / members.Length, points[member]);
        return mean;
    }

    private static double[] Shifted(PointSet points, ReadOnlySpan<int> members, ReadOnlySpan<double> origin)
    {
        var rows = new double[members.Length * points.Dimensions];
        for (var i = 0; i < members.Length; i++)
        {
            var row = rows.AsSpan(i * points.Dimensions, points.Dimensions);
            points[members[i]].CopyTo(row);
            Arithmetic.AddScaled(row, -1, origin);
        }

        return rows;
    }
}
