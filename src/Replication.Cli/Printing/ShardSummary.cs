using Replication.Core.Runs;
using Replication.Core.Setup;

namespace Replication.Cli.Printing;

/// <summary>What is said when one shard of a plan has ended. It judges nothing: other shards may still be at work.</summary>
internal static class ShardSummary
{
    /// <summary>Returns the exit code.</summary>
    public static int Write(CliHost host, SuiteResult suite, SuiteSetUp setUp, RunStore store)
    {
        foreach (var failure in suite.Failures)
        {
            host.Error.WriteLine(failure.Sentence);
        }

        var plan = RunPlan.Of(setUp.Planned.SelectMany(claim => claim.Runs), store);
        var mine = setUp.Plan.Wanted;
        var missing = plan.Wanted.Count(run => !plan.Stored.ContainsKey(run.Spec.Key));
        host.Output.WriteLine();
        host.Output.WriteLine($"Shard {setUp.Shard}: {mine.Count(suite.Runs.Contains)} of its {mine.Count} runs are stored. "
            + (missing == 0
                ? "So are all others of the plan: the verb report makes the report."
                : $"Of the whole plan {missing} of {plan.Wanted.Count} are missing; the verb report makes the report of what there is."));
        return suite.Failures.Count > 0 ? ExitCode.Differs : suite.OutOfBudget ? ExitCode.Budget : ExitCode.Held;
    }
}
