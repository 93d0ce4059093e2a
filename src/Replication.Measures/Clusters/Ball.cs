namespace Replication.Measures.Clusters;

/// <summary>A cluster as the overlap test sees it: its points, the ball around their centroid and the box that hold them.</summary>
/// <param name="Low">The smallest coordinates of the members: (dimensions).</param>
/// <param name="High">The largest.</param>
internal sealed record Ball(int Node, int Label, int[] Members, double[] Centre, double Radius, double[] Low, double[] High)
{
    /// <param name="centre">The centroid of the members: (dimensions).</param>
    public static Ball Around(PointSet points, int node, int label, int[] members, ReadOnlySpan<double> centre)
    {
        var squared = 0.0;
        double[] low = points[members[0]].ToArray(), high = points[members[0]].ToArray();
        foreach (var member in members)
        {
            squared = Math.Max(squared, Arithmetic.SquaredDistance(points[member], centre));
            Arithmetic.Enclose(low, high, points[member]);
        }

        return new Ball(node, label, members, centre.ToArray(), Math.Sqrt(squared), low, high);
    }

    /// <summary>How far the two balls are apart; negative where they meet, and then only the hulls can tell.</summary>
    public double GapTo(Ball other) => Math.Sqrt(Arithmetic.SquaredDistance(Centre, other.Centre)) - Radius - other.Radius;

    /// <summary>Whether the two boxes are more than so far apart in any dimension.</summary>
    public bool IsBeside(Ball other, double distance) => Arithmetic.AnyAbove(Low, other.High, distance) || Arithmetic.AnyAbove(other.Low, High, distance);
}
