namespace Replication.Measures.Clusters;

/// <summary>Clusters of labelled points: each holds one label only.</summary>
public sealed class Clustering
{
    private readonly int[][] _members;

    /// <param name="labels">The label of every point.</param>
    /// <param name="assignment">A number for every point's cluster; the numbers are given anew, in the order of the smallest members.</param>
    /// <param name="isLinear">Whether each label is one cluster and their hulls do not meet.</param>
    /// <exception cref="ArgumentException">A cluster holds two labels.</exception>
    public Clustering(IReadOnlyList<int> labels, IReadOnlyList<int> assignment, bool isLinear)
    {
        if (labels.Count != assignment.Count)
            throw new ArgumentException($"There are {labels.Count} labels and {assignment.Count} cluster numbers; every point needs one of each.");
        var numbers = new Dictionary<int, int>();
        Assignment = [.. assignment.Select(old => numbers.TryAdd(old, numbers.Count) ? numbers.Count - 1 : numbers[old])];
        _members = [.. Enumerable.Range(0, numbers.Count).Select(_ => Array.Empty<int>())];
        foreach (var cluster in Enumerable.Range(0, labels.Count).GroupBy(point => Assignment[point]))
            _members[cluster.Key] = [.. cluster];
        Labels = [.. _members.Select(members => labels[members[0]])];
        for (var point = 0; point < labels.Count; point++)
        {
            if (labels[point] != Labels[Assignment[point]])
                throw new ArgumentException($"Cluster {Assignment[point]} holds point {point} of label {labels[point]} beside points of label {Labels[Assignment[point]]}; a cluster holds one label.");
        }

        IsLinear = isLinear;
    }

    /// <summary>How many clusters there are.</summary>
    public int Count => _members.Length;

    /// <summary>The cluster of every point, numbered by smallest member: (points).</summary>
    public int[] Assignment { get; }

    /// <summary>The label of every cluster: (clusters).</summary>
    public int[] Labels { get; }

    /// <summary>As many clusters as labels, no two of different labels overlapping: a linear classifier fits every point.</summary>
    public bool IsLinear { get; }

    /// <summary>The points of a cluster, ascending.</summary>
    public IReadOnlyList<int> Members(int cluster) => _members[cluster];

    internal ReadOnlySpan<int> MemberSpan(int cluster) => _members[cluster];
}
