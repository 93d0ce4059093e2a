namespace Replication.Core.Runs;

/// <summary>What became of a suite's runs.</summary>
/// <param name="Runs">The finished ones.</param>
/// <param name="Failures">The failed ones, in the order in which they failed.</param>
/// <param name="NotStarted">Runs left over: they need a failed one, or the suite was stopped.</param>
/// <param name="Cancelled">True where the user stopped the suite.</param>
/// <param name="OutOfBudget">True where the budget was spent before the last run.</param>
public sealed record SuiteResult(
    RunSet Runs, IReadOnlyList<RunFailure> Failures, IReadOnlyList<PlannedRun> NotStarted, bool Cancelled, bool OutOfBudget = false);
