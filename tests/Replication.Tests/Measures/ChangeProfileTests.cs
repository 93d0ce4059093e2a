using Replication.Measures.Depth;

namespace Replication.Tests.Measures;

/// <summary>Readings of a depth profile against hand-made profiles.</summary>
public sealed class ChangeProfileTests
{
    [Test]
    public void A_straight_rise_from_nothing_to_twice_the_mean_has_slope_two()
    {
        var profile = new ChangeProfile(9, [0, 1, 2, 3, 4]);
        Assert.That(profile.Slope, Is.EqualTo(2).Within(1e-12));
        Assert.That(profile.CentreOfMass, Is.EqualTo(0.75).Within(1e-12));
        Assert.That(profile.RankCorrelation, Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void An_even_profile_has_no_slope_and_its_centre_in_the_middle()
    {
        var profile = new ChangeProfile(0, [3, 3, 3]);
        Assert.That(profile.Slope, Is.Zero);
        Assert.That(profile.CentreOfMass, Is.EqualTo(0.5));
    }

    [Test]
    public void A_mirrored_profile_has_the_opposite_slope()
    {
        double[] changes = [0.1, 0.5, 0.2, 0.9];
        Assert.That(
            new ChangeProfile(0, [.. changes.Reverse()]).Slope, Is.EqualTo(-new ChangeProfile(0, changes).Slope).Within(1e-12));
    }

    [Test]
    public void The_scale_of_the_changes_and_the_embeddings_do_not_count()
    {
        double[] changes = [0.1, 0.5, 0.2, 0.9];
        var slope = new ChangeProfile(0, changes).Slope;
        Assert.That(new ChangeProfile(100, [.. changes.Select(c => 7 * c)]).Slope, Is.EqualTo(slope).Within(1e-12));
    }

    [Test]
    public void An_even_profile_holds_four_fifths_of_its_change_in_four_fifths_of_its_depth()
    {
        Assert.That(new ChangeProfile(0, [3, 3, 3]).CentralSpan, Is.EqualTo(0.8).Within(1e-12));
        Assert.That(new ChangeProfile(0, [3, 3, 3]).Spread, Is.EqualTo(Math.Sqrt(1.0 / 6)).Within(1e-12));
    }

    [Test]
    public void A_change_that_lies_in_one_block_is_narrow()
    {
        var profile = new ChangeProfile(0, [0, 0, 5, 0]);
        Assert.That(profile.CentralSpan, Is.EqualTo(0.8 / 4).Within(1e-12));
        Assert.That(profile.Spread, Is.Zero);
    }
}
