using Replication.Measures.Clusters;

namespace Replication.Tests.Measures.Clusters;

/// <summary>DirectProbe as its definition reads: all pairs listed at every step, every union checked against every other cluster.</summary>
internal static class PlainProbe
{
    public static int[] Assignment(PointSet points, int[] labels)
    {
        var clusters = Enumerable.Range(0, points.Count).Select(point => (Id: point, Members: new[] { point }, Centre: points[point].ToArray())).ToList();
        var setAside = new HashSet<(int, int)>();
        var next = points.Count;
        while (true)
        {
            var best = (Distance: double.PositiveInfinity, I: -1, J: -1);
            for (var j = 0; j < clusters.Count; j++)
            {
                for (var i = 0; i < j; i++)
                {
                    if (labels[clusters[i].Members[0]] != labels[clusters[j].Members[0]] || setAside.Contains((clusters[i].Id, clusters[j].Id)))
                        continue;
                    var distance = clusters[i].Centre.Zip(clusters[j].Centre, (a, b) => (a - b) * (a - b)).Sum();
                    if (distance < best.Distance)
                        best = (distance, i, j);
                }
            }

            if (best.I < 0)
                break;
            var (first, second) = (clusters[best.I], clusters[best.J]);
            int[] union = [.. first.Members, .. second.Members];
            if (clusters.Any(other => labels[other.Members[0]] != labels[union[0]] && !HullDistance.Separable(points, union, other.Members)))
            {
                setAside.Add((first.Id, second.Id));
                continue;
            }

            clusters.RemoveAt(best.J);
            clusters.RemoveAt(best.I);
            clusters.Add((next++, union, [.. Enumerable.Range(0, points.Dimensions).Select(at => union.Average(point => points[point][at]))]));
        }

        var assignment = new int[points.Count];
        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            foreach (var point in clusters[cluster].Members)
                assignment[point] = cluster;
        }

        return assignment;
    }
}
