namespace Replication.Core.Runs;

/// <summary>A run that could not be carried out.</summary>
/// <param name="Run">The run.</param>
/// <param name="Sentence">What went wrong, on one line.</param>
public sealed record RunFailure(PlannedRun Run, string Sentence);
