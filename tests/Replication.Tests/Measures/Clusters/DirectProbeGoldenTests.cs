using Replication.Measures.Clusters;

namespace Replication.Tests.Measures.Clusters;

/// <summary>Our clusters against those of the original DirectProbe, point by point.</summary>
[TestFixtureSource(typeof(ProbeCase), nameof(ProbeCase.Files))]
public sealed class DirectProbeGoldenTests(string file)
{
    private readonly ProbeCase _golden = ProbeCase.Read(file);

    [Test]
    public void Every_point_is_in_the_same_cluster()
    {
        var clustering = DirectProbe.Cluster(_golden.Points, _golden.Labels);
        Assert.That(clustering.Assignment, Is.EqualTo(_golden.Clusters));
    }

    // Nearer hulls than this share of their extent need a machine of larger weights than the reference's iterations reach.
    private const double Reached = 1e-2;

    [Test]
    public void Distances_agree_within_2_percent_wherever_the_reference_converged()
    {
        var clustering = new Clustering(_golden.Labels, _golden.Clusters, isLinear: false);
        var compared = 0;
        for (var i = 0; i < clustering.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var reference = _golden.Distances[i * clustering.Count + j];
                if (clustering.Labels[i] == clustering.Labels[j] || reference == 0)
                    continue;
                var gap = HullDistance.Between(_golden.Points, [.. clustering.Members(i)], [.. clustering.Members(j)]);
                // The free width around any separating plane is at most the distance.
                Assert.That(reference, Is.LessThanOrEqualTo(gap.Distance * (1 + 1e-6)), $"{_golden}: clusters {i} and {j}");
                if (gap.Distance < Reached * gap.Scale)
                    continue;
                Assert.That(gap.Distance, Is.EqualTo(reference).Within(2).Percent, $"{_golden}: clusters {i} and {j}");
                compared++;
            }
        }

        Assert.That(compared, Is.GreaterThan(0));
    }
}
