using System.Globalization;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Runs;
using Replication.Core.Snapshots;

namespace Replication.Tests.Core;

/// <summary>What verbs cost on a store of many runs, counted in files rather than in seconds.</summary>
public sealed class LargeStoreTests
{
    private const int Many = 500;

    private TemporaryClone _clone = null!;
    private RunStore _store = null!;
    private PlannedClaim _planned = null!;

    [SetUp]
    public void Fill()
    {
        _clone = new TemporaryClone();
        _planned = PlannedClaim.Of(new ToyClaim(), new ClaimSettings(Tier.Micro, Seeds: Many));
        foreach (var run in _planned.Runs)
        {
            var seed = double.Parse(run.Spec.Parts["seed"], CultureInfo.InvariantCulture);
            new RunStore(_clone.Workspace.Store).Write(new RunRecord(
                run.Spec.Key, run.Spec.Label, run.Spec.Parts,
                new RunOutcome(
                    new Dictionary<string, double> { ["slope"] = seed },
                    new Dictionary<string, IReadOnlyList<double>> { ["layers"] = [seed] },
                    new Dictionary<string, string> { ["weights"] = "abc" }),
                seed, DateTimeOffset.UnixEpoch.AddDays(seed), new Dictionary<string, string>()));
        }

        _store = new RunStore(_clone.Workspace.Store);
    }

    [TearDown]
    public void Close() => _clone.Dispose();

    [Test]
    public void A_plan_opens_every_stored_run_once()
    {
        var plan = RunPlan.Of(_planned.Runs.Concat(_planned.Runs), _store);
        Assert.That(plan.Stored, Has.Count.EqualTo(Many));
        Assert.That(_store.Opened, Is.EqualTo(Many));
    }

    [Test]
    public void A_survey_opens_every_stored_run_once_and_shows_what_a_plan_shows()
    {
        var toys = new ToyRuns();
        var pretraining = toys.Run("pretraining");
        PlannedRun[] runs = [.. _planned.Runs.Take(3), toys.Run("tuning", pretraining), .. _planned.Runs, pretraining];
        var survey = PlanSurvey.Of(runs, _store);
        Assert.That(_store.Opened, Is.EqualTo(2 * Many)); // The other half tells how long runs took before.

        var plan = RunPlan.Of(runs, _store);
        Assert.That(survey.Runs.Select(run => run.Key), Is.EqualTo(plan.Shown.Select(run => run.Spec.Key)));
        Assert.That(survey.Runs.Where(run => run.IsStored).Select(run => run.Minutes), Is.EqualTo(_planned.Runs.Select(run => plan.Stored[run.Spec.Key].Minutes)));
        Assert.That((survey.Outstanding, survey.Known, survey.KnownMinutes), Is.EqualTo((2, 0, 0.0)));
    }

    [Test]
    public void Judging_opens_every_stored_run_once()
    {
        var judge = new ClaimJudge(new SnapshotStore(_clone.Workspace.Expected, "managed"));
        var result = judge.Judge(_planned, StoredRuns.Of(_planned.Runs, _store));
        Assert.That(result.Report.Finding!.Headline!.N, Is.EqualTo(Many));
        Assert.That(result.Report.Runs, Has.Count.EqualTo(Many));
        Assert.That(result.Report.Parts.ByName.Select(part => (part.Key, part.Value.Count)), Is.EqualTo(new[] { ("seed", Many), ("slope", 1) }));
        Assert.That(_store.Opened, Is.EqualTo(Many));
    }

    [Test]
    public void History_opens_every_run_once_and_nothing_where_nothing_is_asked_for()
    {
        Assert.That(RunHistory.MinutesByLabel(_store, []), Is.Empty);
        Assert.That(_store.Opened, Is.Zero);

        var history = RunHistory.MinutesByLabel(_store, ["toy · seed 7", "toy · seed 8", "unheard of"]);
        Assert.That(history, Is.EqualTo(new Dictionary<string, double> { ["toy · seed 7"] = 7, ["toy · seed 8"] = 8 }));
        Assert.That(_store.Opened, Is.EqualTo(Many));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("{\"run\":{\"key\":1}}")]
    [TestCase("{\"run\":{\"key\":\"a\",\"label\":\"b\",\"finished\":\"yesterday\"}}")]
    [TestCase("{\"run\":{\"key\":\"a\"}}")]
    public void History_passes_over_what_is_no_run(string text)
    {
        var key = _planned.Runs[0].Spec.Key;
        File.WriteAllText(_store.RecordPath(key), text);
        Assert.That(_store.Summary(key), Is.Null);
        Assert.That(RunHistory.MinutesByLabel(_store, ["toy · seed 1", "toy · seed 2"]), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_heading_says_the_same_as_the_whole_run()
    {
        var key = _planned.Runs[0].Spec.Key;
        Assert.That(_store.Summary(key), Is.EqualTo(RunSummary.Of(_store.Find(key)!)));
    }
}
