using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Environments;
using Replication.Core.Runs;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>The nine claims on the paper's own corpora, with micro models: run on demand, because it takes minutes. Nothing is approved from it.</summary>
[Category("PublishedCorpora")]
public sealed class OnPublishedCorpora
{
    private const string Variable = "REPLICATION_GEOMETRY_CORPORA";

    [Test]
    public void Every_claim_can_be_judged_on_the_papers_own_corpora()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder)
        {
            Assert.Ignore($"Name the folder of corpora in {Variable} to run the claims on UD English PUD, STREUSLE and TREC.");
            return;
        }

        var data = PublishedCorpora.In(folder);
        foreach (var task in GeometryTasks.All.Select(data.Task))
            TestContext.Progress.WriteLine($"{task.Task.Name}: {task.Labels.Count} of {task.Task.Labels.Count} labels, {task.TrainingPoints.Labels.Count} training points, {task.TestPoints.Labels.Count} test points");
        int[] seeds = [1, 2, 3, 4, 5];
        var claims = ClaimCatalogue.Of(typeof(OnPublishedCorpora).Assembly).OfType<GeometryClaim>().ToList();
        var workspace = Workspace.Find();
        var suite = new SuiteRunner(new RunStore(workspace.Store, TestContext.Progress.WriteLine), RunEnvironment.Describe(workspace.Root), new TestProgress(), new SuiteOptions())
            .Run([.. from claim in claims from seed in seeds from run in claim.RunsOn(data, seed) select run]);
        Assert.That(suite.Failures.Select(failure => failure.Sentence), Is.Empty);

        using var all = Assert.EnterMultipleScope();
        foreach (var claim in claims)
        {
            var finding = claim.JudgeOn(new GeometryGrid(seeds, data, suite.Runs));
            TestContext.Progress.WriteLine($"{claim.Card.Id}: {finding.Verdict}. {finding.Sentence}");
            Assert.That(finding.Verdict, Is.Not.EqualTo(Verdict.Invalid), claim.Card.Id);
        }
    }
}
