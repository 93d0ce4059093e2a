namespace Replication.Measures.Probes;

/// <summary>The classes of a probe: its training set's labels, ascending.</summary>
internal sealed class ClassIndex(IReadOnlyList<int> labels)
{
    private readonly int[] _distinct = [.. labels.Distinct().Order()];

    public int Count => _distinct.Length;

    /// <summary>The class of every label; negative where there is none.</summary>
    public int[] Of(IReadOnlyList<int> labels) => [.. labels.Select(label => Array.BinarySearch(_distinct, label))];
}
