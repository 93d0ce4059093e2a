using Replication.Reporting.Figures;

namespace Replication.Tests.Reporting;

public class TicksTests
{
    [TestCase(0, 1, 6, "0 0.2 0.4 0.6 0.8 1.0")]
    [TestCase(-0.013, 0.031, 6, "−0.01 0 0.01 0.02 0.03")]
    [TestCase(1, 6, 6, "1 2 3 4 5 6")]
    [TestCase(0, 120000, 4, "0 50,000 100,000")]
    [TestCase(-1e-9, 2e-9, 4, "−1e−9 0 1e−9 2e−9")]
    public void Ticks_are_few_and_round(double low, double high, int most, string expected)
    {
        Assert.That(string.Join(' ', Ticks.Between(low, high, most).Labels), Is.EqualTo(expected));
    }

    [Test]
    public void A_counting_axis_has_no_fractions() =>
        Assert.That(Ticks.Between(0.9, 3.1, 12, whole: true).Labels, Is.EqualTo(new[] { "1", "2", "3" }));

    [TestCase(double.NaN, 1)]
    [TestCase(0, double.PositiveInfinity)]
    [TestCase(1, 1)]
    public void An_axis_without_length_is_refused(double low, double high) =>
        Assert.That(() => Ticks.Between(low, high, 5), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("cannot run from"));

    [Test]
    public void A_tiny_range_far_from_zero_still_ends() =>
        Assert.That(Ticks.Between(1e15, 1e15 + 4, 5).Values, Has.Count.InRange(1, 5));
}
