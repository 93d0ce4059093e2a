using Replication.Random;

namespace Replication.LoraDeltas;

/// <summary>The arithmetic of this paper's claims, by hand.</summary>
public sealed class DepthShapeTests
{
    [Test]
    public void Contrasts_of_twelve_layers_compare_two_late_ones_with_two_first_six_middle_and_two_last()
    {
        // Mean 2.5; late 5, first 1, middle 2, last 3.
        var shape = DepthShape.Of([1, 1, 2, 2, 2, 2, 2, 2, 5, 5, 3, 3]);
        Assert.That(shape.Rise, Is.EqualTo(4 / 2.5).Within(1e-15));
        Assert.That(shape.Lateness, Is.EqualTo(3 / 2.5).Within(1e-15));
        Assert.That(shape.Drop, Is.EqualTo(2 / 2.5).Within(1e-15));
        Assert.That(DepthShape.Peak([1, 1, 2, 2, 2, 2, 2, 2, 5, 6, 3, 3]), Is.EqualTo(9.0 / 11));
    }

    [Test]
    public void Concordance_is_the_mean_rank_correlation_of_all_pairs_over_the_layers_that_both_show()
    {
        // ρ = 1, −1 and −1.
        Assert.That(DepthShape.Concordance([[1, 2, 3], [2, 4, 9], [3, 2, 1]]), Is.EqualTo(-1.0 / 3).Within(1e-15));
        Assert.That(DepthShape.Agreement([1, double.NaN, 2, 3], [1, 9, 2, 3]), Is.EqualTo(1));
    }

    [Test]
    public void Domains_that_differ_by_a_factor_differ_in_level_alone_and_turned_profiles_in_shape_alone()
    {
        Assert.That(LevelAndShape.ShareOfLevel([[1, 2, 4], [2, 4, 8]]), Is.EqualTo(1).Within(1e-12));
        Assert.That(LevelAndShape.ShareOfLevel([[1, 2, 4], [4, 2, 1]]), Is.Zero.Within(1e-12));
        // Logs 0, 2 and 2, 2: the effects of domain, layer and both are each ±½.
        var e = DeterministicMath.Exp(1);
        var (level, common, own) = LevelAndShape.Shares([[1, e * e], [e * e, e * e]]);
        Assert.That(new[] { level, common, own }, Is.EqualTo(new[] { 1.0 / 3, 1.0 / 3, 1.0 / 3 }).Within(1e-12));
    }
}
