namespace Replication.Core.Runs;

/// <summary>What a run's work may use of the world.</summary>
/// <param name="ArtefactOf">Path of the artefact that an earlier run (one of <see cref="PlannedRun.Needs"/>) left in the store.</param>
/// <param name="ArtefactPath">Where this run may write its own artefact; it is moved into the store when the run ends.</param>
/// <param name="Progress">Fraction done, 0 to 1.</param>
/// <param name="Cancellation">Checked between steps.</param>
public sealed record RunContext(
    Func<PlannedRun, string> ArtefactOf, string ArtefactPath, IProgress<double> Progress, CancellationToken Cancellation);
