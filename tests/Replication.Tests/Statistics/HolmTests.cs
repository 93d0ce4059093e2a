using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class HolmTests
{
    [Test]
    public void Adjusted_p_are_those_of_R()
    {
        // R 4.2.2: p.adjust(c(0.01, 0.02, 0.03, 0.005, 0.5, 0.04), "holm").
        var adjusted = Holm.Adjust([0.01, 0.02, 0.03, 0.005, 0.5, 0.04]);
        Assert.That(adjusted, Is.EqualTo(new[] { 0.05, 0.08, 0.09, 0.03, 0.5, 0.09 }).Within(1e-16));
    }

    [Test]
    public void Nothing_rises_above_one_and_a_single_p_stays()
    {
        Assert.That(Holm.Adjust([0.6, 0.9]), Is.EqualTo(new[] { 1.0, 1.0 }));
        Assert.That(Holm.Adjust([0.03]), Is.EqualTo(new[] { 0.03 }));
        Assert.That(Holm.Adjust([]), Is.Empty);
    }

    [Test]
    public void A_missing_p_still_counts() =>
        Assert.That(Holm.Adjust([0.02, double.NaN, 0.5]), Is.EqualTo(new[] { 0.06, double.NaN, 1 }));

    [TestCase(-0.1)]
    [TestCase(1.1)]
    public void What_is_no_probability_is_refused(double p) =>
        Assert.That(() => Holm.Adjust([p]), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
