namespace Replication.LoraDeltas;

/// <summary>The digitised curves say what the study's figures show.</summary>
public sealed class StudyCurveTests
{
    // Peak and largest over smallest value of each curve, read off the figures apart from the table.
    [TestCase("cpp", 2e-4, 24, 1.42)]
    [TestCase("python", 2e-4, 24, 1.45)]
    [TestCase("math_sol", 2e-4, 20, 1.38)]
    [TestCase("math_think", 2e-4, 20, 1.32)]
    [TestCase("physics", 2e-4, 24, 1.33)]
    [TestCase("cpp", 1e-3, 25, 1.31)]
    [TestCase("python", 1e-3, 25, 1.30)]
    [TestCase("math_sol", 1e-3, 24, 1.27)]
    [TestCase("math_think", 1e-3, 22, 1.35)]
    [TestCase("physics", 1e-3, 24, 1.30)]
    public void The_last_epoch_peaks_where_it_is_seen_to(string domain, double rate, int peak, double range)
    {
        var shown = StudyCurveTable.All.Single(curve => (curve.Domain, curve.Rate, curve.Epoch) == (domain, rate, StudyCurves.LastEpoch)).Values;
        Assert.That(shown, Has.Count.EqualTo(28));
        Assert.That(shown[peak], Is.EqualTo(shown.Where(double.IsFinite).Max()));
        Assert.That(shown.Where(double.IsFinite).Max() / shown.Where(double.IsFinite).Min(), Is.EqualTo(range).Within(0.015));
    }

    [Test]
    public void Five_times_the_rate_gives_two_and_a_half_to_three_and_a_quarter_times_the_change() =>
        Assert.That(StudyCurves.RateRatios(StudyCurves.LastEpoch), Is.All.InRange(2.3, 3.25));

    [Test]
    public void The_studys_own_curves_have_the_shape_that_it_shows()
    {
        var shape = StudyCurves.Shape(StudyCurves.LowRate, StudyCurves.LastEpoch);
        Assert.That(new[] { shape.Rise, shape.Lateness, shape.Drop }, Is.All.InRange(0.05, 0.3));
    }
}
