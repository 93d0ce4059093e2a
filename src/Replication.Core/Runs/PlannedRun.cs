namespace Replication.Core.Runs;

/// <summary>A run that can be carried out: its specification, the runs it builds on, and the work itself.</summary>
/// <param name="Spec">What it is.</param>
/// <param name="Needs">Runs whose results or artefacts it reads; they are carried out first.</param>
/// <param name="Work">Trains and measures. Pure: the same specification always gives the same outcome.</param>
public sealed record PlannedRun(RunSpec Spec, IReadOnlyList<PlannedRun> Needs, Func<RunContext, RunOutcome> Work);
