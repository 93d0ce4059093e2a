using Replication.Statistics;

namespace Replication.Tests.Statistics;

/// <summary>References: R 4.2.2, power.t.test(…, strict = TRUE), which counts both tails.</summary>
public sealed class PowerTests
{
    // power.t.test(n = n, delta = d, type = "one.sample", strict = TRUE)$power, and type = "two.sample".
    [TestCase(5, 1, 0.4013899173724529, 0.2862954933811559)]
    [TestCase(10, 0.5, 0.2931756065143855, 0.1850956562918028)]
    [TestCase(20, 0.8, 0.9238987553887604, 0.6934041966154507)]
    [TestCase(3, 2, 0.4707494312790451, 0.4626408118914269)]
    [TestCase(34, 0.5, 0.8077775012794400, 0.5285496271052629)]
    public void Power_is_that_of_R(int n, double d, double oneSample, double twoSamples)
    {
        Assert.That(Power.OfOneSample(n, d), Is.EqualTo(oneSample).Within(1e-11));
        Assert.That(Power.OfTwoSamples(n, d), Is.EqualTo(twoSamples).Within(1e-11));
        Assert.That(Power.OfOneSample(n, -d), Is.EqualTo(Power.OfOneSample(n, d)));
    }

    // power.t.test(delta = d, power = 0.8, type = "one.sample")$n is 33.37, 9.938, 5.686 and 786.8, and with power = 0.9 and
    // type = "two.sample" 85.03, 22.02, 10.40 and 2102.4: the next whole number.
    [TestCase(0.5, 34, 86)]
    [TestCase(1.0, 10, 23)]
    [TestCase(1.5, 6, 11)]
    [TestCase(0.1, 787, 2103)]
    public void The_seeds_needed_are_those_of_R(double d, int oneSample, int perArm)
    {
        Assert.That(Power.SeedsForOneSample(d), Is.EqualTo(oneSample));
        Assert.That(Power.SeedsForTwoSamples(d, 0.9), Is.EqualTo(perArm));
    }

    [Test]
    public void Without_an_effect_power_is_the_error_rate_and_no_number_of_seeds_helps()
    {
        Assert.That(Power.OfOneSample(7, 0), Is.EqualTo(0.05).Within(1e-13));
        Assert.That(Power.SeedsForOneSample(0), Is.Null);
        Assert.That(Power.SeedsForOneSample(0.01), Is.Null);
    }

    [Test]
    public void A_huge_effect_needs_two_seeds() =>
        Assert.That(Power.SeedsForOneSample(100), Is.EqualTo(2));

    [Test]
    public void The_effect_of_a_power_has_that_power()
    {
        Assert.That(Power.OfOneSample(6, Power.EffectForOneSample(6, 0.8)), Is.EqualTo(0.8).Within(1e-11));
        Assert.That(Power.OfTwoSamples(6, Power.EffectForTwoSamples(6, 0.8)), Is.EqualTo(0.8).Within(1e-11));
    }

    [Test]
    public void Simulated_tests_find_an_effect_as_often_as_foretold()
    {
        const int samples = 4_000, size = 5;
        var stream = Replication.Random.RandomStream.For("power");
        var found = 0;
        for (var sample = 0; sample < samples; sample++)
        {
            var values = new double[size];
            foreach (ref var value in values.AsSpan())
                value = 1 + stream.NextNormal();
            if (TTest.OneSample(values).P < 0.05) found++;
        }

        Assert.That(found / (double)samples, Is.EqualTo(Power.OfOneSample(size, 1)).Within(0.031)); // 4 standard errors
    }

    [Test]
    public void What_cannot_be_asked_is_refused()
    {
        Assert.That(() => Power.OfOneSample(1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Power.OfTwoSamples(1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Power.OfOneSample(5, double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Power.SeedsForOneSample(1, 0.05), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Power.SeedsForOneSample(1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void The_bits_of_a_power_are_pinned() => // stored findings hold such numbers
        Assert.That((Power.OfOneSample(5, 1), Power.EffectForTwoSamples(20, SmallTelescopes.StandardPower)), Is.EqualTo((0.4013899173717963, 0.49588919903317219)));
}
