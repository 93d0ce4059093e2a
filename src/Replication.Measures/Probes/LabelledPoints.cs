using Replication.Measures.Clusters;

namespace Replication.Measures.Probes;

/// <summary>Frozen representations and what each stands for.</summary>
public sealed record LabelledPoints
{
    /// <param name="name">What the set is called beside its accuracies, such as "test".</param>
    /// <param name="points">One row per point.</param>
    /// <param name="labels">The label of every point: any integers.</param>
    /// <exception cref="ArgumentException">Not one label per point.</exception>
    public LabelledPoints(string name, PointSet points, IReadOnlyList<int> labels)
    {
        if (labels.Count != points.Count)
            throw new ArgumentException($"The set \"{name}\" has {points.Count} points and {labels.Count} labels; every point needs one label.");
        (Name, Points, Labels) = (name, points, labels);
    }

    public string Name { get; }

    public PointSet Points { get; }

    /// <summary>(points)</summary>
    public IReadOnlyList<int> Labels { get; }
}
