using Replication.Measures.Clusters;
using Replication.Models;

namespace Replication.ClusterGeometry;

/// <summary>Looks at one task's points in a model that is fine-tuned on another task.</summary>
internal sealed class CrossTask
{
    private readonly GeometryTask _probed;
    private readonly Clustering _clusters;
    private readonly LabelDistances _untuned;
    private readonly CancellationToken _cancellation;

    /// <param name="untuned">The model before fine-tuning, whose clusters serve for both states.</param>
    /// <param name="probed">The task whose points are looked at.</param>
    public CrossTask(LanguageModel untuned, GeometryTask probed, CancellationToken cancellation)
    {
        (_probed, _cancellation) = (probed, cancellation);
        var points = LastLayer.Of(untuned, probed).Training;
        _clusters = DirectProbe.Cluster(points, probed.TrainingPoints.Labels, cancellation: cancellation);
        _untuned = Distances(points);
    }

    /// <summary>Writes down each label's minimum distance before and after, and what a classifier reads now.</summary>
    public void Finish(LanguageModel tuned, int seed, Measured into)
    {
        var space = LastLayer.Of(tuned, _probed);
        var distances = Distances(space.Training);
        foreach (var label in _probed.Labels)
            into.Series[$"cross.{_probed.Task.Labels[label]}"] = [_untuned.Minimum(label), distances.Minimum(label)];
        into.Scalars["cross.accuracy"] = space.Accuracy(seed, _cancellation);
    }

    private LabelDistances Distances(PointSet points) => LabelDistances.Of(points, _clusters, LayerPaths.SmallestCluster, _cancellation);
}
