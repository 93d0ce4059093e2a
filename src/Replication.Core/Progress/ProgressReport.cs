namespace Replication.Core.Progress;

/// <summary>A suite at one moment.</summary>
/// <param name="Format">Version of this layout as a file; raised when a field changes its meaning.</param>
/// <param name="State">How far it is.</param>
/// <param name="Process">Id of the process that works on it.</param>
/// <param name="Started">When it began, UTC.</param>
/// <param name="Updated">When this was written, UTC: long ago and still running means that the process is gone.</param>
/// <param name="ElapsedSeconds">Seconds since it began, untouched by changes of the clock.</param>
/// <param name="RemainingSeconds">Seconds that it will still take, from how long runs took before; null while nothing is known.</param>
/// <param name="Runs">Runs of the plan.</param>
/// <param name="Stored">Of these, finished before the suite began.</param>
/// <param name="Finished">Of these, finished since, here or by another process.</param>
/// <param name="Failed">Of these, failed.</param>
/// <param name="Fraction">Share of the work to do that is done, 0 to 1, runs under way included.</param>
/// <param name="Claims">In the order of the plan.</param>
/// <param name="Failures">What went wrong, one sentence each.</param>
public sealed record ProgressReport(
    int Format,
    SuiteState State,
    int Process,
    DateTimeOffset Started,
    DateTimeOffset Updated,
    double ElapsedSeconds,
    double? RemainingSeconds,
    int Runs,
    int Stored,
    int Finished,
    int Failed,
    double Fraction,
    IReadOnlyList<ClaimProgress> Claims,
    IReadOnlyList<string> Failures)
{
    public const int CurrentFormat = 1;
}
