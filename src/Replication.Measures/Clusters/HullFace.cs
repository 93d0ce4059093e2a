namespace Replication.Measures.Clusters;

/// <summary>Two near points of two hulls, each a mean of some of the hull's own points: where a later search may begin.</summary>
/// <param name="Pairs">Points of the one set and of the other.</param>
/// <param name="Weights">The share of each pair, positive and summing to 1.</param>
internal sealed record HullFace((int First, int Second)[] Pairs, double[] Weights)
{
    /// <summary>The same face with the sets in the other order.</summary>
    public HullFace Turned() => new([.. Pairs.Select(pair => (pair.Second, pair.First))], Weights);

    /// <summary>From the second near point to the first: (dimensions).</summary>
    public void Direction(PointSet points, Span<double> direction)
    {
        direction.Clear();
        for (var i = 0; i < Pairs.Length; i++)
        {
            Arithmetic.AddScaled(direction, Weights[i], points[Pairs[i].First]);
            Arithmetic.AddScaled(direction, -Weights[i], points[Pairs[i].Second]);
        }
    }
}
