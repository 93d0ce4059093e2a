namespace Replication.Measures.Clusters;

/// <summary>The distance between two convex hulls, enclosed from both sides.</summary>
/// <param name="Lower">The width of an empty slab between the hulls that was found; 0 where there is none. In the points' units.</param>
/// <param name="Upper">The distance of two points found in the hulls. In the points' units.</param>
/// <param name="Scale">The largest distance of a point to the middle of both sets: the unit of the tolerance.</param>
public readonly record struct HullGap(double Lower, double Upper, double Scale)
{
    /// <summary>Hulls nearer than this share of <see cref="Scale"/> count as touching: rounding in float64 leaves about a millionth of it.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Whether a hyperplane between the sets, clear of both, was found. Touching hulls have none.</summary>
    public bool Separable => Lower > Tolerance * Scale;

    /// <summary>The distance between the hulls; 0 where they overlap or touch.</summary>
    public double Distance => Separable ? Upper : 0;
}
