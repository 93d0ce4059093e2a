using Replication.Measures.Clusters;
using Replication.Measures.Depth;
using Replication.Models;

namespace Replication.ClusterGeometry;

/// <summary>
/// Follows every layer of a model through fine-tuning: where the labels' centroids went, how far the labels of the last
/// layer are apart, and how far each layer's distances are still those of the untuned one. As published, the clusters are
/// those of the untuned space throughout.
/// </summary>
internal sealed class LayerPaths
{
    // The published analysis leaves clusters of five points and fewer out.
    public const int SmallestCluster = 6;

    private readonly GeometryTask _task;
    private readonly CancellationToken _cancellation;
    private readonly List<Clustering> _clusters = []; // by layer, 0 is the embeddings
    private readonly List<LabelDistances> _untuned = [];
    private readonly List<CentroidPaths> _paths = [];
    private readonly List<(int Update, LabelDistances Distances)> _last = [];
    private readonly int _dimensions;

    public LayerPaths(LanguageModel untuned, GeometryTask task, CancellationToken cancellation)
    {
        (_task, _cancellation) = (task, cancellation);
        using var states = task.TrainingPoints.Read(untuned);
        for (var layer = 0; layer < states.Count; layer++)
        {
            var points = task.TrainingPoints.At(states, layer);
            _dimensions = points.Dimensions;
            _clusters.Add(DirectProbe.Cluster(points, task.TrainingPoints.Labels, cancellation: cancellation));
            _untuned.Add(Distances(points, layer));
            _paths.Add(new CentroidPaths());
            _paths[layer].Add(LabelCentroids.Of(points, task.TrainingPoints.Labels));
        }

        _last.Add((0, _untuned[^1]));
    }

    /// <summary>Looks at the model after some updates.</summary>
    public void Observe(LanguageModel model, int update)
    {
        using var states = _task.TrainingPoints.Read(model);
        for (var layer = 0; layer < states.Count; layer++)
            _paths[layer].Add(LabelCentroids.Of(_task.TrainingPoints.At(states, layer), _task.TrainingPoints.Labels));
        _last.Add((update, Distances(_task.TrainingPoints.At(states, states.Count - 1), states.Count - 1)));
    }

    /// <summary>Writes down what was seen, and compares each layer with its untuned state.</summary>
    public void Finish(LanguageModel tuned, Measured into)
    {
        using var states = _task.TrainingPoints.Read(tuned);
        into.Series["updates"] = [.. _last.Select(state => (double)state.Update)];
        foreach (var label in _task.Labels)
            into.Series[$"minimum.{_task.Task.Labels[label]}"] = [.. _last.Select(state => state.Distances.Minimum(label))];
        into.Series["layers.clusters"] = [.. _clusters.Select(clusters => (double)clusters.Count)];
        into.Series["layers.similarity"] = [.. Enumerable.Range(0, states.Count).Select(layer =>
            _untuned[layer].SimilarityTo(Distances(_task.TrainingPoints.At(states, layer), layer)))];
        foreach (var label in _task.Labels)
            into.Series[$"displacement.{_task.Task.Labels[label]}"] = [.. _paths.Select(path => path.Distances(label)[^1])];
        into.Series["layers.region"] = [.. _paths.Select(Region)];
        into.Series["layers.directions"] = [.. _paths.Select(Directions)];
    }

    private LabelDistances Distances(PointSet points, int layer) => LabelDistances.Of(points, _clusters[layer], SmallestCluster, _cancellation);

    // The wider of the two sides of the plane in which the paths spread most, as the paper draws it.
    private static double Region(CentroidPaths path)
    {
        var plane = path.Project().Coordinates;
        return Enumerable.Range(0, 2).Max(axis => plane.Max(row => row[axis]) - plane.Min(row => row[axis]));
    }

    // (Σλ)² / Σλ² over the principal components of all displacements: 1 where all lie on a line, n where n directions share evenly.
    private double Directions(CentroidPaths path) => 1 / path.Project(Math.Min(path.Count * _task.Labels.Count, _dimensions)).ExplainedShare.Sum(share => share * share);
}
