using Replication.Measures.Clusters;
using Replication.Random;

namespace Replication.Tests.Measures.Clusters;

/// <summary>Random points that are the same on every machine.</summary>
internal static class Draw
{
    /// <summary>Standard normals.</summary>
    public static double[][] Rows(string purpose, int count, int dimensions)
    {
        var stream = RandomStream.For("cluster tests", purpose, $"{count}", $"{dimensions}");
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, dimensions).Select(_ => stream.NextNormal()).ToArray())];
    }

    public static PointSet Normal(string purpose, int count, int dimensions) => PointSet.From(Rows(purpose, count, dimensions));
}
