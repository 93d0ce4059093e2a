namespace Replication.Measures.Clusters;

/// <summary>A cluster as the overlap test sees it: its points and the ball around their centroid that holds them.</summary>
internal sealed record Ball(int Node, int Label, int[] Members, double[] Centre, double Radius)
{
    /// <param name="centre">The centroid of the members: (dimensions).</param>
    public static Ball Around(PointSet points, int node, int label, int[] members, ReadOnlySpan<double> centre)
    {
        var squared = 0.0;
        foreach (var member in members)
            squared = Math.Max(squared, Arithmetic.SquaredDistance(points[member], centre));
        return new Ball(node, label, members, centre.ToArray(), Math.Sqrt(squared));
    }

    /// <summary>How far the two balls are apart; negative where they meet, and then only the hulls can tell.</summary>
    public double GapTo(Ball other) => Math.Sqrt(Arithmetic.SquaredDistance(Centre, other.Centre)) - Radius - other.Radius;
}
