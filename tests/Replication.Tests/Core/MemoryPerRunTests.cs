using System.Globalization;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Runs;
using Replication.Core.Snapshots;

namespace Replication.Tests.Core;

/// <summary>
/// Bytes that stay alive for every run once it was looked at. What must not be kept is measured beside it: it takes several
/// times the bound, so that keeping it fails.
/// </summary>
[NonParallelizable]
public sealed class MemoryPerRunTests
{
    private const int Many = 2_000;
    private const int Parts = 26;
    private const int Series = 8;
    private const int Layers = 13;

    /// <summary>A key takes 150 bytes, a label about 70, a line about both 50.</summary>
    private const double MostBytes = 800;

    private TemporaryClone _clone = null!;

    [SetUp]
    public void Open() => _clone = new TemporaryClone();

    [TearDown]
    public void Close() => _clone.Dispose();

    [Test]
    public void A_surveyed_run_leaves_its_key_and_its_label()
    {
        var store = new RunStore(_clone.Workspace.Store);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(BytesPerRun(runs => RunPlan.Of(Planned(runs), store)), Is.GreaterThan(4 * MostBytes));
            Assert.That(BytesPerRun(runs => PlanSurvey.Of(Planned(runs), store)), Is.LessThan(MostBytes));
        }
    }

    [Test]
    public void A_judged_run_leaves_its_key_and_its_label_once_its_claim_is_judged()
    {
        var judge = new ClaimJudge(new SnapshotStore(_clone.Workspace.Expected, "managed"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(BytesPerRun(runs => Finished(Claim(runs)).All), Is.GreaterThan(4 * MostBytes));
            Assert.That(BytesPerRun(runs => judge.Judge(Claim(runs), Finished(Claim(runs))).Report), Is.LessThan(MostBytes));
        }
    }

    private static double BytesPerRun(Func<int, object> make)
    {
        make(1); // What a first call leaves for all later ones is not of the runs.
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var made = make(Many);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(made);
        return (after - before) / (double)Many;
    }

    private static IEnumerable<PlannedRun> Planned(int runs)
    {
        for (var seed = 1; seed <= runs; seed++)
        {
            yield return new PlannedRun(new RunSpec($"toy · seed {seed.ToString(CultureInfo.InvariantCulture)}", PartsOf(seed)), [], _ => ToyRuns.Outcome(1));
        }
    }

    private static Dictionary<string, string> PartsOf(int seed) =>
        new(Enumerable.Range(0, Parts - 1).Select(i => KeyValuePair.Create($"hyperparameter {i}", $"value {i}"))) { ["seed"] = seed.ToString(CultureInfo.InvariantCulture) };

    private static PlannedClaim Claim(int runs) => PlannedClaim.Of(new ToyClaim(), new ClaimSettings(Tier.Micro, Seeds: runs));

    // As a store gives them: every record is made when it is asked for, and nothing of two records is shared.
    private static RunSet Finished(PlannedClaim claim)
    {
        var seeds = claim.Runs.ToDictionary(run => run.Spec.Key, run => int.Parse(run.Spec.Parts["seed"], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new RunSet(seeds.Keys.ToHashSet(StringComparer.Ordinal), key => new RunRecord(
            new string(key), $"toy · seed {seeds[key].ToString(CultureInfo.InvariantCulture)}", PartsOf(seeds[key]), Outcome(seeds[key]), 1, DateTimeOffset.UnixEpoch, PartsOf(0)));
    }

    private static RunOutcome Outcome(int seed) => new(
        new Dictionary<string, double> { ["slope"] = seed },
        Enumerable.Range(0, Series).ToDictionary(i => $"measure.{i}", _ => (IReadOnlyList<double>)new double[Layers]),
        new Dictionary<string, string> { ["weights"] = new('b', 64) });
}
