using Replication.Random;
using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class TIntervalTests
{
    private static readonly double[] First = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Test]
    public void The_paired_interval_of_the_sleep_data_is_that_of_R()
    {
        // R: with(sleep, t.test(extra[1:10], extra[11:20], paired = TRUE)) prints -2.4598858 -0.7001142.
        // Further digits by mpmath 1.2.1 at 40 digits; SciPy 1.10.1 leaves it from the 11th on.
        var interval = TInterval.OfMean(Pairs.Differences(First, Second));
        Assert.That(interval.Low, Is.EqualTo(-2.459885763276983).Within(1e-13));
        Assert.That(interval.High, Is.EqualTo(-0.7001142367230172).Within(1e-13));
        Assert.That(interval, Has.Property(nameof(Interval.Level)).EqualTo(0.95));
    }

    [Test]
    public void The_prediction_interval_of_the_sleep_data_agrees_with_forty_digit_arithmetic()
    {
        // mpmath 1.2.1: mean ± t·sd·√1.1 with 9 degrees of freedom.
        var interval = TInterval.OfNextValue(First);
        Assert.That(interval.Low, Is.EqualTo(-3.494551445712388).Within(1e-13));
        Assert.That(interval.High, Is.EqualTo(4.994551445712388).Within(1e-13));
    }

    [Test]
    public void The_prediction_interval_of_a_further_mean_is_that_of_SciPy()
    {
        // SciPy 1.10.1: mean ± stats.t.ppf(0.975, 9)·sd·sqrt(1/10 + 1/5).
        var interval = TInterval.OfNextMean(First, 5);
        Assert.That(interval.Low, Is.EqualTo(-1.46664469870288).Within(1e-10));
        Assert.That(interval.High, Is.EqualTo(2.96664469870288).Within(1e-10));
        Assert.That(TInterval.OfNextMean(First, 1).Low, Is.EqualTo(TInterval.OfNextValue(First).Low).Within(1e-15));
        Assert.That(() => TInterval.OfNextMean(First, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Intervals_of_normal_samples_cover_as_often_as_they_say()
    {
        const int samples = 4_000, size = 5;
        var stream = RandomStream.For("coverage");
        int mean = 0, next = 0;
        for (var sample = 0; sample < samples; sample++)
        {
            var values = new double[size];
            for (var i = 0; i < size; i++)
                values[i] = 2 + 3 * stream.NextNormal();
            if (TInterval.OfMean(values, 0.9).Contains(2)) mean++;
            if (TInterval.OfNextValue(values, 0.9).Contains(2 + 3 * stream.NextNormal())) next++;
        }

        Assert.That(mean / (double)samples, Is.EqualTo(0.9).Within(0.019)); // 4 standard errors
        Assert.That(next / (double)samples, Is.EqualTo(0.9).Within(0.019));
    }

    [Test]
    public void One_value_has_no_interval()
    {
        Assert.That(TInterval.OfMean([1]).Low, Is.NaN);
        Assert.That(TInterval.OfNextValue([1]).High, Is.NaN);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(95)]
    public void A_level_given_in_per_cent_is_refused(double level) =>
        Assert.That(() => TInterval.OfMean(First, level), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Pairs_of_unequal_length_are_refused_with_both_lengths() =>
        Assert.That(() => Pairs.Differences([1, 2], [1]), Throws.ArgumentException.With.Message.Contains("2 and 1"));
}
