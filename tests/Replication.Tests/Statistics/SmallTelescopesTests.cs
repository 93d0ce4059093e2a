using Replication.Statistics;

namespace Replication.Tests.Statistics;

/// <summary>References: R 4.2.2, uniroot over power.t.test(…, strict = TRUE)$power − 1/3, then pt(t, df, ncp).</summary>
public sealed class SmallTelescopesTests
{
    [Test]
    public void A_paired_replication_of_five_pairs_is_judged_as_in_R()
    {
        // d <- uniroot(power.t.test(n = 5, type = "one.sample") − 1/3); pt(mean(a)/sd(a)*sqrt(10), 9, sqrt(10)*d)
        var result = SmallTelescopes.OneSample(5, SleepData.First);
        Assert.That(result.SmallEffect, Is.EqualTo(0.89005211954847063).Within(1e-11));
        Assert.That(result.ObservedEffect, Is.EqualTo(0.41922635618379955).Within(1e-14));
        Assert.That(result.Statistic, Is.EqualTo(1.32571014071382121).Within(1e-14));
        Assert.That(result.P, Is.EqualTo(0.07263987565217365).Within(1e-11));
        Assert.That(result.DegreesOfFreedom, Is.EqualTo(9));
    }

    [Test]
    public void A_replication_with_two_arms_is_judged_as_in_R()
    {
        // With 20 values per arm the paper's own example has d33 = 0.5. t.test(a, b[1:6], var.equal = TRUE); pt(t, 14, sqrt(60/16)*d)
        var result = SmallTelescopes.TwoSamples(20, SleepData.First, SleepData.Second.AsSpan(0, 6));
        Assert.That(result.SmallEffect, Is.EqualTo(0.49588919903312528).Within(1e-11));
        Assert.That(result.ObservedEffect, Is.EqualTo(-0.35418921404449272).Within(1e-14));
        Assert.That(result.Statistic, Is.EqualTo(-0.68588446370030720).Within(1e-14));
        Assert.That(result.P, Is.EqualTo(0.05252574701525459).Within(1e-11));
        Assert.That(result.DegreesOfFreedom, Is.EqualTo(14));
    }

    [Test]
    public void Too_few_values_or_equal_ones_leave_no_number()
    {
        Assert.That(SmallTelescopes.OneSample(5, [1]).P, Is.NaN);
        Assert.That(SmallTelescopes.OneSample(5, [0, 0, 0]).P, Is.NaN);
        Assert.That(SmallTelescopes.TwoSamples(5, [1, 2], [1]).P, Is.NaN);
        Assert.That(() => SmallTelescopes.OneSample(1, [1, 2]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
