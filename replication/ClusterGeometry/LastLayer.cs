using Replication.Measures.Clusters;
using Replication.Measures.Probes;
using Replication.Models;
using Replication.Random;

namespace Replication.ClusterGeometry;

/// <summary>The last layer's space of one task in one state of a model: its training points and its test points.</summary>
internal sealed class LastLayer
{
    private readonly GeometryTask _task;
    private readonly ClassifierProbeSettings _classifier;

    private LastLayer(GeometryTask task, PointSet training, PointSet test)
    {
        (_task, Training, Test) = (task, training, test);
        // The published search over 128 probes would take hours: its smallest sizes, with scikit-learn's own penalty.
        _classifier = new() { Sizes = [new(32, 32)], Penalties = [1e-4], MaxEpochs = task.Sizes.ProbeEpochs, Restarts = 3 };
    }

    public PointSet Training { get; }

    public PointSet Test { get; }

    public static LastLayer Of(LanguageModel model, GeometryTask task)
    {
        PointSet Points(ProbeSet set)
        {
            using var states = set.Read(model);
            return set.At(states, states.Count - 1);
        }

        return new LastLayer(task, Points(task.TrainingPoints), Points(task.TestPoints));
    }

    /// <summary>How many clusters DirectProbe finds among the training points, and how alike training and test set lie.</summary>
    /// <param name="when">State of the model, in the names of the numbers.</param>
    public void MeasureClusters(string when, Measured into, CancellationToken cancellation)
    {
        var clusters = DirectProbe.Cluster(Training, _task.TrainingPoints.Labels, cancellation: cancellation);
        into.Scalars["labels"] = _task.Labels.Count;
        into.Scalars[$"clusters.{when}"] = clusters.Count;
        var test = ByLabel(_task.TestPoints.Labels);
        // As published: a similarity is defined only where every label is one cluster.
        into.Scalars[$"similarity.{when}"] = clusters.IsLinear && LabelDistances.Of(Test, test, cancellation: cancellation) is { IsSeparable: true } distances
            ? LabelDistances.Of(Training, clusters, cancellation: cancellation).SimilarityTo(distances)
            : double.NaN;
    }

    /// <summary>How well a classifier, trained on the training points, reads the test points.</summary>
    public void MeasureAccuracy(string when, int seed, Measured into, CancellationToken cancellation) => into.Scalars[$"accuracy.{when}"] = Accuracy(seed, cancellation);

    /// <summary>Accuracy over the test points, a mean over restarts.</summary>
    public double Accuracy(int seed, CancellationToken cancellation) => ClassifierProbe.Fit(
        new LabelledPoints("train", Training, _task.TrainingPoints.Labels), new LabelledPoints("test", Test, _task.TestPoints.Labels),
        _classifier, ["cluster geometry", _task.Task.Name, $"{seed}"], cancellation).Mean;

    /// <summary>A classifier's course over four fifths of the training points, from which it learns, over the rest of them, and over the test points.</summary>
    public void MeasureMemory(string when, int seed, Measured into, CancellationToken cancellation)
    {
        var order = RandomStream.For("cluster geometry", _task.Task.Name, "subtrain and subtest").Permutation(Training.Count);
        var learned = order.Length * 4 / 5;
        LabelledPoints subtrain = Some("subtrain", order[..learned]), subtest = Some("subtest", order[learned..]), test = new("test", Test, _task.TestPoints.Labels);
        var curves = ClassifierProbe.Curves(
            subtrain, [subtrain, subtest, test], _classifier.Sizes[0], _classifier.Penalties[0], _classifier.MaxEpochs, ["cluster geometry", _task.Task.Name, $"{seed}"], cancellation);
        foreach (var curve in curves)
            into.Series[$"{curve.Name}.{when}"] = curve.Accuracies;
    }

    private LabelledPoints Some(string name, int[] points)
    {
        Array.Sort(points);
        return new LabelledPoints(name, PointSet.From([.. points.Select(point => Training[point].ToArray())]), [.. points.Select(point => _task.TrainingPoints.Labels[point])]);
    }

    // One cluster a label, whether or not their hulls meet.
    private static Clustering ByLabel(IReadOnlyList<int> labels) => new(labels, labels, isLinear: false);
}
