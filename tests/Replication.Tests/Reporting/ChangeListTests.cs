using System.Text;
using System.Text.Json.Nodes;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Reporting.Results;
using Replication.Statistics;

namespace Replication.Tests.Reporting;

public class ChangeListTests
{
    private static readonly ClaimReport Claim = Samples.Claim();

    [Test]
    public void The_same_results_have_no_changes() => Assert.That(Between(Samples.Suite(Claim), Samples.Suite(Claim)).Changes, Is.Empty);

    [Test]
    public void A_new_verdict_is_told_with_both_words()
    {
        var changes = Between(Samples.Suite(Samples.Claim(verdict: Verdict.Inconclusive)), Samples.Suite(Claim)).Changes;
        Assert.That(changes.Select(c => c.Text), Is.EqualTo(new[] { "verdict was inconclusive, is replicated" }));
    }

    [Test]
    public void A_moved_number_is_told_with_both_values()
    {
        var changes = Between(Samples.Suite(Samples.Claim(value: 2)), Samples.Suite(Claim)).Changes;
        Assert.That(changes.Select(c => c.Text), Is.EqualTo(new[] { "Slope was 2.00 [1.50, 2.50], is 1.00 [0.50, 1.50]" }));
    }

    [Test]
    public void A_number_that_moved_in_its_last_digits_is_told_too()
    {
        var changes = Between(Samples.Suite(Samples.Claim(value: Math.BitIncrement(1.0))), Samples.Suite(Claim)).Changes;
        Assert.That(changes.Single().Text, Does.StartWith("Slope moved beyond the printed digits of 1.00 [0.50, 1.50]: by −2.22e−16"));
    }

    [Test]
    public void Claims_that_came_and_went_are_named()
    {
        var changes = Between(Samples.Suite(Samples.Claim("paper/old", title: "Old")), Samples.Suite(Samples.Claim("paper/new", title: "New"))).Changes;
        Assert.That(changes.Select(c => $"{c.Title} {c.Text}"), Is.EqualTo(new[] { "New is new in this report", "Old is no longer in the report" }));
    }

    [Test]
    public void Another_tier_is_never_compared()
    {
        var changes = Between(Samples.Suite(Samples.Claim(value: 2)) with { Tier = Tier.Gpu }, Samples.Suite(Claim));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes.Changes, Is.Empty);
            Assert.That(changes.Note, Does.Contain("tier gpu"));
        }
    }

    [Test]
    public void Results_are_read_back_bit_by_bit()
    {
        var results = ResultsOf.Suite(Samples.Suite(Samples.Claim(value: 1.0 / 3), Samples.Claim("paper/nan", double.NaN)));
        var json = Samples.Json(results);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ResultsJson.Read(json).Claims[0].Estimates[0].Value, Is.EqualTo(1.0 / 3));
            Assert.That(Samples.Json(ResultsJson.Read(json)), Is.EqualTo(json));
        }
    }

    [Test]
    public void Results_from_before_p_values_can_still_be_compared_with()
    {
        var results = ResultsOf.Suite(Samples.Suite(Samples.Claim()));
        var json = JsonNode.Parse(Samples.Json(results))!;
        foreach (var field in new[] { "pValue", "pValueTest", "holmAdjusted" })
        {
            Assert.That(json["claims"]![0]!.AsObject().Remove(field), Is.True);
        }

        Assert.That(ChangeList.Between(new PreviousResults(ResultsJson.Read(json.ToJsonString()), null), results).Changes, Is.Empty);
    }

    [Test]
    public void Results_to_compare_with_are_read_without_runs_and_seeds_however_many_there_are()
    {
        var claim = Samples.Claim(value: 1.0 / 3);
        var wide = claim with
        {
            Runs = [.. Enumerable.Range(0, 2_000).Select(seed => Samples.Run(seed))],
            Finding = claim.Finding! with { Estimates = [Samples.Estimate(1.0 / 3) with { PerSeed = [.. Enumerable.Range(0, 2_000).Select(seed => seed / 3.0)] }] },
        };
        var results = ResultsOf.Suite(Samples.Suite(wide, Samples.Claim("paper/other")));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Samples.Json(results)));
        var read = ResultsJson.ReadComparable(file);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Claims.Select(c => c.Runs.Count + c.WeightHashes.Count + c.Estimates[0].PerSeed.Count), Is.All.Zero);
            Assert.That(ChangeList.Between(new PreviousResults(read, null), results).Changes, Is.Empty);
            Assert.That(read.Claims[0].Estimates[0].Value, Is.EqualTo(1.0 / 3));
        }
    }

    private static ChangeList Between(SuiteReport before, SuiteReport now) =>
        ChangeList.Between(new PreviousResults(ResultsOf.Suite(before), null), ResultsOf.Suite(now));
}
