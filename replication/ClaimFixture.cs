using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Environments;
using Replication.Core.Reports;
using Replication.Core.Runs;
using Replication.Core.Snapshots;

namespace Replication;

/// <summary>A claim that is its own test: one class, one file, one snapshot.</summary>
[TestFixture]
public abstract class ClaimFixture : Claim
{
    [Test]
    public void Statistics_match_what_was_approved()
    {
        var workspace = Workspace.Find();
        var planned = PlannedClaim.Of(this, new ClaimSettings(Tier.Micro));
        var store = new RunStore(workspace.Store, TestContext.Progress.WriteLine);
        var suite = new SuiteRunner(store, RunEnvironment.Describe(workspace.Root), new TestProgress(), new SuiteOptions())
            .Run(planned.Runs);
        var result = new ClaimJudge(new SnapshotStore(workspace.Expected, EngineName.Current)).Judge(planned, suite.Runs);

        if (result.Snapshot.ReceivedPath is { } received)
        {
            TestContext.AddTestAttachment(received, "what was measured");
        }

        // A failed run explains a missing finding, and a missing finding an uncompared snapshot: the cause is said first.
        string?[] problems = [.. suite.Failures.Select(failure => failure.Sentence), result.Problem, result.Snapshot.Message];
        var told = string.Join('\n', problems.OfType<string>());
        if (told.Length > 0)
        {
            Assert.Fail("\n" + told);
        }
    }
}
