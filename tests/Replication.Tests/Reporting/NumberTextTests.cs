using Replication.Reporting.Text;

namespace Replication.Tests.Reporting;

public class NumberTextTests
{
    [TestCase(1.16234, 0.95, 1.39, "1.16 [0.95, 1.39]")]
    [TestCase(-22.1, -26.1, -17.7, "−22.1 [−26.1, −17.7]")]
    [TestCase(1234.5, 1000, 1500, "1234 [1000, 1500]")]
    [TestCase(0.5, 0.5, 0.5, "0.5000 [0.5000, 0.5000]")]
    [TestCase(double.NaN, double.NaN, double.NaN, "not a number [not a number, not a number]")]
    [TestCase(1, double.NegativeInfinity, 2, "1.000 [−∞, 2.000]")]
    public void Decimals_follow_the_width_of_the_interval(double value, double low, double high, string expected) =>
        Assert.That(NumberText.WithInterval(value, low, high), Is.EqualTo(expected));

    [Test]
    public void A_vanishing_number_is_written_as_a_power_of_ten() =>
        Assert.That(NumberText.Plain(1.25e-12), Is.EqualTo("1.25e−12"));
}
