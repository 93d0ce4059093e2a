using Replication.Core.Runs;

namespace Replication.ClusterGeometry;

/// <summary>What a run measures, while it is being filled in.</summary>
internal sealed class Measured
{
    public SortedDictionary<string, double> Scalars { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, IReadOnlyList<double>> Series { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Hashes { get; } = new(StringComparer.Ordinal);

    public RunOutcome Outcome => new(Scalars, Series, Hashes);
}
