using Replication.Measures.Clusters;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Clusters;

/// <summary>DirectProbe against a plain rendering of its definition, and how it behaves when watched, stopped and misused.</summary>
public sealed class DirectProbeTests
{
    [TestCase(60, 2, 2)]
    [TestCase(80, 3, 4)]
    [TestCase(120, 2, 3)]
    [TestCase(100, 5, 2)]
    [TestCase(150, 4, 5)]
    [TestCase(160, 12, 2)]
    public void Clusters_are_those_of_merging_with_every_pair_checked_from_the_start(int count, int dimensions, int labelCount)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var points = Draw.Normal($"definition {seed}", count, dimensions);
            int[] labels = [.. Enumerable.Range(0, count).Select(at => (at * 7 + seed) % labelCount)];
            Assert.That(DirectProbe.Cluster(points, labels).Assignment, Is.EqualTo(new Clustering(labels, PlainProbe.Assignment(points, labels), false).Assignment));
        }
    }

    [Test]
    public void Progress_names_the_three_stages_in_order()
    {
        var seen = new List<ProbeProgress>();
        var clustering = DirectProbe.Cluster(Draw.Normal("progress", 60, 2), [.. Enumerable.Range(0, 60).Select(at => at % 2)], new Listener(seen.Add));
        Assert.That(seen.Select(step => step.Stage), Is.Ordered);
        Assert.That(seen.Select(step => step.Stage).Distinct().Count(), Is.EqualTo(3));
        Assert.That(seen[^1].Clusters, Is.EqualTo(clustering.Count));
    }

    [TestCase(ProbeStage.Merging)]
    [TestCase(ProbeStage.Searching)]
    [TestCase(ProbeStage.Separating)]
    public void It_stops_when_asked_to_in_any_stage(ProbeStage stage)
    {
        using var stop = new CancellationTokenSource();
        var listener = new Listener(step =>
        {
            if (step.Stage == stage)
                stop.Cancel();
        });
        Assert.That(() => DirectProbe.Cluster(Draw.Normal("stop", 60, 2), [.. Enumerable.Range(0, 60).Select(at => at % 2)], listener, stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_tensor_and_rows_of_the_same_numbers_give_the_same_clusters()
    {
        using var scope = NewDisposeScope();
        var rows = Draw.Rows("tensor", 50, 3);
        int[] labels = [.. Enumerable.Range(0, 50).Select(at => at % 2)];
        var fromTensor = PointSet.From(tensor([.. rows.SelectMany(row => row)], [50, 3]));
        Assert.That(DirectProbe.Cluster(fromTensor, labels).Assignment, Is.EqualTo(DirectProbe.Cluster(PointSet.From(rows), labels).Assignment));
    }

    [Test]
    public void Points_that_are_no_points_are_refused()
    {
        Assert.That(() => PointSet.From([[1, double.NaN]]), Throws.ArgumentException.With.Message.Contains("Point 0"));
        Assert.That(() => PointSet.From([[1, 2], [1]]), Throws.ArgumentException.With.Message.Contains("Point 1"));
        Assert.That(() => PointSet.From(Array.Empty<double[]>()), Throws.ArgumentException);
        Assert.That(() => DirectProbe.Cluster(Draw.Normal("any", 3, 2), [0, 1]), Throws.ArgumentException.With.Message.Contains("3 points and 2 labels"));
        Assert.That(() => new Clustering([0, 1], [5, 5], false), Throws.ArgumentException.With.Message.Contains("one label"));
    }

    private sealed class Listener(Action<ProbeProgress> hear) : IProgress<ProbeProgress>
    {
        public void Report(ProbeProgress value) => hear(value);
    }
}
