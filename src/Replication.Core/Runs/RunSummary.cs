namespace Replication.Core.Runs;

/// <summary>What a plan needs to know of a finished run: a store of thousands is summed up without holding what they measured.</summary>
/// <param name="Key">Name of the run.</param>
/// <param name="Label">Name for people.</param>
/// <param name="Minutes">Wall-clock minutes of the work.</param>
/// <param name="Finished">End of the run, UTC.</param>
public sealed record RunSummary(string Key, string Label, double Minutes, DateTimeOffset Finished)
{
    public static RunSummary Of(RunRecord run) => new(run.Key, run.Label, run.Minutes, run.Finished);
}
