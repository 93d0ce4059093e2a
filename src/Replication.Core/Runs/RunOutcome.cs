namespace Replication.Core.Runs;

/// <summary>What a run measured. Names are ordered ordinally wherever they are written.</summary>
/// <param name="Scalars">Single numbers by name.</param>
/// <param name="Series">Number series by name, such as one value per layer.</param>
/// <param name="Hashes">SHA-256 digests by name, such as the trained weights'.</param>
public sealed record RunOutcome(
    IReadOnlyDictionary<string, double> Scalars,
    IReadOnlyDictionary<string, IReadOnlyList<double>> Series,
    IReadOnlyDictionary<string, string> Hashes);
