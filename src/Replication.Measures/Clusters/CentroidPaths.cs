namespace Replication.Measures.Clusters;

/// <summary>
/// Where the centroids of labels went, state by state of a training run: their displacements from the first state, seen in
/// the few directions in which they spread most.
/// </summary>
public sealed class CentroidPaths
{
    private readonly List<LabelCentroids> _states = [];

    /// <summary>How many states were taken in.</summary>
    public int Count => _states.Count;

    /// <summary>Takes in the next state.</summary>
    /// <exception cref="ArgumentException">Its labels are not those of the first state.</exception>
    public void Add(LabelCentroids state)
    {
        if (Count > 0 && !state.Labels.SequenceEqual(_states[0].Labels))
            throw new ArgumentException($"State {Count} has the labels [{string.Join(", ", state.Labels)}] and the first has [{string.Join(", ", _states[0].Labels)}]; a path needs the same labels throughout.");
        _states.Add(state);
    }

    /// <summary>How far a label's centroid was from its first place, at every state: (states).</summary>
    public double[] Distances(int label) => [.. _states.Select(state => state.DistanceFrom(_states[0], label))];

    /// <summary>
    /// The principal components of all displacements together, label by label and state by state within each, so that one
    /// plane shows all paths.
    /// </summary>
    /// <param name="components">How many directions to keep; two for a plane.</param>
    public PrincipalComponents Project(int components = 2) =>
        PrincipalComponents.Of([.. from label in _states[0].Labels from state in _states select state.DisplacementFrom(_states[0], label)], components);
}
