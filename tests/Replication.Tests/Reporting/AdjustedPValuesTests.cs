using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Snapshots;
using Replication.Reporting.Results;
using Replication.Reporting.Text;

namespace Replication.Tests.Reporting;

public class AdjustedPValuesTests
{
    private static readonly ClaimReport[] Claims =
    [
        Claim("paper/a", 0.01), Claim("paper/b", 0.04), Claim("paper/c", 0.03), Claim("paper/d", 0.00001), Claim("paper/none", null),
        new(Samples.Card("paper/missing"), null, SnapshotState.New, [], ["seed 3"]),
    ];

    // R: p.adjust(c(0.01, 0.04, 0.03, 0.00001), "holm") gives 0.03 0.06 0.06 0.00004.
    [TestCase("paper/a", "p = 0.010, Holm-adjusted 0.030")]
    [TestCase("paper/b", "p = 0.040, Holm-adjusted 0.060")]
    [TestCase("paper/c", "p = 0.030, Holm-adjusted 0.060")]
    [TestCase("paper/d", "p < 0.0001, Holm-adjusted < 0.0001")]
    [TestCase("paper/none", null)]
    [TestCase("paper/missing", null)]
    public void Claims_with_a_p_value_are_adjusted_for_each_other_alone(string id, string? expected) =>
        Assert.That(new AdjustedPValues(Claims).TextOf(Claims.Single(c => c.Card.Id == id)), Is.EqualTo(expected));

    [Test]
    public void A_sentence_says_how_many_have_none()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new AdjustedPValues(Claims).Sentence, Is.EqualTo("p values are Holm-adjusted over 4 claims; 2 claims have none."));
            Assert.That(new AdjustedPValues(Claims[..1]).Sentence, Is.EqualTo("p values are Holm-adjusted over 1 claim; every claim has one."));
            Assert.That(new AdjustedPValues(Claims[4..]).Sentence, Is.EqualTo("No claim has a p value."));
        }
    }

    [Test]
    public void A_missing_number_is_called_so_and_eases_nothing_for_the_others()
    {
        ClaimReport[] claims = [Claim("paper/a", 0.2), Claim("paper/crashed", double.NaN)];
        var adjusted = new AdjustedPValues(claims);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(adjusted.TextOf(claims[0]), Is.EqualTo("p = 0.20, Holm-adjusted 0.40"));
            Assert.That(adjusted.TextOf(claims[1]), Is.EqualTo("p = not a number, Holm-adjusted not a number"));
        }
    }

    [Test]
    public void Documents_are_corrected_apart_in_the_results()
    {
        var other = Claim("other/a", 0.03);
        other = other with { Card = other.Card with { Paper = new Paper("other", "On Decay", "B. Author", "2026") } };
        var results = ResultsOf.Suite(Samples.Suite([.. Claims[..2], Claims[4], other])).Claims;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Select(c => c.PValue), Is.EqualTo(new double?[] { 0.01, 0.04, null, 0.03 }));
            Assert.That(results.Select(c => c.HolmAdjusted), Is.EqualTo(new double?[] { 0.02, 0.04, null, 0.03 }));
            Assert.That(results.Select(c => c.PValueTest), Is.EqualTo(new[] { "t test", "t test", null, "t test" }));
        }
    }

    private static ClaimReport Claim(string id, double? p)
    {
        var claim = Samples.Claim(id);
        return claim with { Finding = claim.Finding! with { PValue = p is { } value ? new PValue(value, "t test") : null } };
    }
}
