using Replication.Statistics;

namespace Replication.Tests.Statistics;

/// <summary>References: R 4.2.2, t.test on the sleep data, a = First and b = Second.</summary>
public sealed class TTestTests
{
    [Test]
    public void The_one_sample_test_is_that_of_R() => // t.test(a, mu = 0.5)
        Check(TTest.OneSample(SleepData.First, 0.5), 0.75, 0.4419033802379405, 9, 0.6689866236146749, -0.5297804135262323, 2.0297804135262325);

    [Test]
    public void The_paired_test_is_that_of_R() => // t.test(a, b, paired = TRUE)
        Check(TTest.Paired(SleepData.First, SleepData.Second), -1.58, -4.06212768338203656, 9, 0.00283289019738427, -2.45988576327698238, -0.70011423672301754);

    [Test]
    public void Welchs_test_is_that_of_R_with_arms_of_one_size_and_of_two()
    {
        // t.test(a, b) and t.test(a, b[1:6])
        Check(TTest.Welch(SleepData.First, SleepData.Second), -1.58, -1.86081346748685306, 17.77647351617849836, 0.07939414018735817, -3.36548323071171041, 0.20548323071171018);
        Check(TTest.Welch(SleepData.First, SleepData.Second.AsSpan(0, 6)), 0.75 - 8.2 / 6, -0.7007123349443483, 11.3854515561043232, 0.4975531582987508, -2.5456879032788335, 1.3123545699455004);
    }

    [Test]
    public void Too_few_values_or_none_to_judge_by_leave_no_number()
    {
        Assert.That(TTest.OneSample([1]).P, Is.NaN);
        Assert.That(TTest.OneSample([]).Interval.Low, Is.NaN);
        Assert.That(TTest.Welch([1, 2], [1]).P, Is.NaN);
        Assert.That(TTest.Welch([1], [1]).Interval.High, Is.NaN);
        Assert.That(TTest.OneSample([2, 2, 2], 2).P, Is.NaN);
        Assert.That(TTest.OneSample([1, double.NaN, 2]).P, Is.NaN);
        Assert.That(TTest.Welch([2, 2], [3, 3]).P, Is.NaN);
    }

    [Test]
    public void Equal_values_off_the_hypothesis_are_certain()
    {
        var test = TTest.OneSample([2, 2, 2], 1);
        Assert.That((test.Statistic, test.P), Is.EqualTo((double.PositiveInfinity, 0.0)));
    }

    [Test]
    public void Arms_of_unequal_length_are_not_paired() =>
        Assert.That(() => TTest.Paired([1, 2, 3], [1, 2]), Throws.ArgumentException);

    private static void Check(TestResult test, double estimate, double t, double degreesOfFreedom, double p, double low, double high)
    {
        Assert.That(test.Estimate, Is.EqualTo(estimate).Within(1e-14));
        Assert.That(test.Statistic, Is.EqualTo(t).Within(1e-13));
        Assert.That(test.DegreesOfFreedom, Is.EqualTo(degreesOfFreedom).Within(1e-13));
        Assert.That(test.P, Is.EqualTo(p).Within(1e-13));
        Assert.That(test.Interval.Low, Is.EqualTo(low).Within(1e-13));
        Assert.That(test.Interval.High, Is.EqualTo(high).Within(1e-13));
    }
}
