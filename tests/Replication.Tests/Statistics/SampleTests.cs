using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class SampleTests
{
    // Student's sleep data, first drug, extra hours of sleep (R: sleep$extra[1:10]).
    private static readonly double[] Sleep = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];

    // NIST StRD, univariate. NumAcc3 and 4 lose the digits that the decimal data lose when stored as float64.
    private static readonly TestCaseData[] Certified =
    [
        new TestCaseData(NistReference.Michelso, 299.852400000000, 0.0790105478190518, 15.0, 13.5).SetArgDisplayNames("Michelso"),
        new TestCaseData(new double[] { 10000001, 10000003, 10000002 }, 10000002.0, 1.0, 15.0, 15.0).SetArgDisplayNames("NumAcc1"),
        new TestCaseData(NistReference.Alternating(1.2, 1.1, 1.3), 1.2, 0.1, 15.0, 15.0).SetArgDisplayNames("NumAcc2"),
        new TestCaseData(NistReference.Alternating(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1, 15.0, 9.4).SetArgDisplayNames("NumAcc3"),
        new TestCaseData(NistReference.Alternating(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1, 15.0, 8.2).SetArgDisplayNames("NumAcc4"),
    ];

    [TestCaseSource(nameof(Certified))]
    public void Mean_and_standard_deviation_reach_the_digits_certified_by_NIST(
        double[] values, double mean, double deviation, double meanDigits, double deviationDigits)
    {
        Assert.That(NistReference.CorrectDigits(Sample.Mean(values), mean), Is.GreaterThanOrEqualTo(meanDigits));
        Assert.That(NistReference.CorrectDigits(Sample.StandardDeviation(values), deviation), Is.GreaterThanOrEqualTo(deviationDigits));
    }

    [Test]
    public void The_spread_of_the_sleep_data_is_that_of_SciPy()
    {
        // SciPy 1.10.1: std(ddof=1), stats.sem, numpy.median.
        Assert.That(Sample.StandardDeviation(Sleep), Is.EqualTo(1.7890096577591623).Within(1e-15));
        Assert.That(Sample.StandardError(Sleep), Is.EqualTo(0.5657345274557276).Within(1e-15));
        Assert.That(Sample.Median(Sleep), Is.EqualTo(0.35));
    }

    // numpy.percentile, its default method, on the sleep data.
    [TestCase(0, -1.6)]
    [TestCase(0.025, -1.51)]
    [TestCase(0.1, -1.24)]
    [TestCase(0.25, -0.175)]
    [TestCase(0.33, -0.103)]
    [TestCase(0.9, 3.43)]
    [TestCase(1, 3.7)]
    public void Quantiles_interpolate_as_R_and_NumPy_do(double share, double expected) =>
        Assert.That(Sample.Quantile(Sleep, share), Is.EqualTo(expected).Within(1e-15));

    [Test]
    public void The_median_of_an_odd_number_of_values_is_one_of_them() =>
        Assert.That(Sample.Median([9, -4, 2]), Is.EqualTo(2));

    [Test]
    public void Asking_for_a_quantile_leaves_the_values_in_their_order()
    {
        double[] values = [3, 1, 2];
        Sample.Median(values);
        Assert.That(values, Is.EqualTo(new double[] { 3, 1, 2 }));
    }

    [Test]
    public void The_mean_keeps_what_a_plain_sum_would_cut_off() =>
        Assert.That(Sample.Mean([1, 1e100, 1, -1e100]), Is.EqualTo(0.5));

    [Test]
    public void The_variance_of_equal_values_is_exactly_zero() =>
        Assert.That(Sample.Variance([0.1, 0.1, 0.1]), Is.Zero);

    [Test]
    public void What_a_sample_cannot_answer_is_not_a_number()
    {
        Assert.That(Sample.Mean([]), Is.NaN);
        Assert.That(Sample.Median([]), Is.NaN);
        Assert.That(Sample.StandardDeviation([1]), Is.NaN);
        Assert.That(Sample.Median([1, double.NaN, 2]), Is.NaN);
        Assert.That(Sample.Mean([1, double.PositiveInfinity]), Is.EqualTo(double.PositiveInfinity));
    }

    [TestCase(-0.01)]
    [TestCase(1.01)]
    [TestCase(double.NaN)]
    public void A_share_outside_zero_to_one_is_refused(double share) =>
        Assert.That(() => Sample.Quantile(Sleep, share), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void The_interquartile_mean_is_that_of_SciPy()
    {
        // SciPy 1.10.1: stats.trim_mean(x, 0.25), which rliable uses.
        Assert.That(Sample.InterquartileMean([0.7, -1.6, -0.2, -1.2, -0.15, 3.4, 3.7, 0.8, 0.05, 2.0]), Is.EqualTo(0.5333333333333333).Within(1e-16));
        Assert.That(Sample.InterquartileMean([5, 1e9, 3, 4, -1e9]), Is.EqualTo(4));
        Assert.That(Sample.InterquartileMean([1, 2, 6]), Is.EqualTo(3));
    }

    [Test]
    public void No_value_or_a_missing_one_has_no_interquartile_mean()
    {
        Assert.That(Sample.InterquartileMean([]), Is.NaN);
        Assert.That(Sample.InterquartileMean([1, 2, double.NaN, 3, 4]), Is.NaN);
    }
}
