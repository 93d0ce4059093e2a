namespace Replication.Measures.Clusters;

/// <summary>Two sets copied side by side and shifted to the middle between their means, where rounding is least.</summary>
internal sealed class CentredSets(int dimensions)
{
    private readonly double[] _meanOfFirst = new double[dimensions];
    private readonly double[] _meanOfSecond = new double[dimensions];
    private readonly double[] _origin = new double[dimensions];
    private int[] _firstMembers = [];
    private int[] _secondMembers = [];
    private double[] _first = [];
    private double[] _second = [];

    /// <summary>The largest norm of a shifted point.</summary>
    public double Scale { get; private set; }

    /// <summary>From the mean of the second set to that of the first.</summary>
    public double[] Towards { get; } = new double[dimensions];

    /// <summary>Takes in two sets in place of any before.</summary>
    /// <param name="points">The first set's space.</param>
    /// <param name="others">The second set's: the same points, or others of as many dimensions.</param>
    public void Load(PointSet points, int[] first, PointSet others, int[] second)
    {
        if (first.Length == 0 || second.Length == 0)
            throw new ArgumentException("The distance between two hulls needs one point or more in each set.");
        (_firstMembers, _secondMembers) = (first, second);
        FindMean(points, first, _meanOfFirst);
        FindMean(others, second, _meanOfSecond);
        Array.Clear(_origin);
        Arithmetic.AddScaled(_origin, 0.5, _meanOfFirst);
        Arithmetic.AddScaled(_origin, 0.5, _meanOfSecond);
        Scale = Math.Max(Shift(points, first, ref _first), Shift(others, second, ref _second));
        _meanOfFirst.CopyTo(Towards, 0);
        Arithmetic.AddScaled(Towards, -1, _meanOfSecond);
    }

    public ReadOnlySpan<double> First(int point) => _first.AsSpan(point * dimensions, dimensions);

    public ReadOnlySpan<double> Second(int point) => _second.AsSpan(point * dimensions, dimensions);

    /// <summary>The pair whose difference lies least far along a direction, and how far; the first of equals.</summary>
    public (int First, int Second, double Along) Lowest(ReadOnlySpan<double> direction)
    {
        var (low, lowest, high, highest) = (0, double.PositiveInfinity, 0, double.NegativeInfinity);
        for (var i = 0; i < _firstMembers.Length; i++)
        {
            var along = Arithmetic.Dot(First(i), direction);
            if (along < lowest)
                (low, lowest) = (i, along);
        }

        for (var i = 0; i < _secondMembers.Length; i++)
        {
            var along = Arithmetic.Dot(Second(i), direction);
            if (along > highest)
                (high, highest) = (i, along);
        }

        return (low, high, lowest - highest);
    }

    /// <summary>Where a pair of points stands here; the members must have been given in ascending order.</summary>
    public (int First, int Second) Find((int First, int Second) pair) =>
        (Array.BinarySearch(_firstMembers, pair.First), Array.BinarySearch(_secondMembers, pair.Second));

    /// <summary>What a corral of these sets has come to, in terms of the points.</summary>
    public HullFace Face(Corral corral) =>
        new([.. corral.Pairs.Select(pair => (_firstMembers[pair.First], _secondMembers[pair.Second]))], corral.Weights.ToArray());

    private static void FindMean(PointSet points, int[] members, double[] mean)
    {
        Array.Clear(mean);
        foreach (var member in members)
            Arithmetic.AddScaled(mean, 1.0 / members.Length, points[member]);
    }

    // Gives the largest norm of the shifted rows.
    private double Shift(PointSet points, int[] members, ref double[] rows)
    {
        if (rows.Length < members.Length * dimensions)
            rows = new double[Math.Max(members.Length * dimensions, 2 * rows.Length)];
        var squared = 0.0;
        for (var i = 0; i < members.Length; i++)
        {
            var row = rows.AsSpan(i * dimensions, dimensions);
            points[members[i]].CopyTo(row);
            Arithmetic.AddScaled(row, -1, _origin);
            squared = Math.Max(squared, Arithmetic.Dot(row, row));
        }

        return Math.Sqrt(squared);
    }
}
