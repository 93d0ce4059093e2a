namespace Replication.Measures.Clusters;

/// <summary>How far a DirectProbe has come.</summary>
/// <param name="Stage">What it does: merging without checks, looking for the first overlap, or merging with checks.</param>
/// <param name="Steps">Merges, states or pairs done within the stage.</param>
/// <param name="Clusters">Clusters there are now.</param>
public sealed record ProbeProgress(ProbeStage Stage, long Steps, int Clusters);
