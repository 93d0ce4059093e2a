using Replication.Measures.Clusters;

namespace Replication.Tests.Measures.Clusters;

/// <summary>The hull distance against geometry by hand, a hard-margin machine, and its own certificate.</summary>
public sealed class HullDistanceTests
{
    [TestCase(2, 20)]
    [TestCase(3, 50)]
    [TestCase(8, 60)]
    [TestCase(32, 80)]
    [TestCase(128, 100)]
    [TestCase(512, 60)]
    [TestCase(768, 80)]
    public void The_distance_is_the_whole_width_of_the_maximum_margin(int dimensions, int count)
    {
        double[][] positive = Draw.Rows("positive", count, dimensions), negative = Draw.Rows("negative", count, dimensions);
        // Apart along one axis, so that they are separable in few dimensions as well.
        var shift = 1 + positive.Max(row => row[0]) - negative.Min(row => row[0]);
        foreach (var row in negative)
            row[0] += dimensions <= 32 ? shift : 1;
        var gap = Between(positive, negative);
        var (primal, dual) = HardMarginMachine.Width(positive, negative);
        Assert.That(dual - primal, Is.LessThan(1e-6 * dual), "the machine has converged");
        Assert.That(gap.Distance, Is.EqualTo(dual).Within(1e-6).Percent.And.GreaterThanOrEqualTo(primal * (1 - 1e-12)));
    }

    [TestCase(2)]
    [TestCase(16)]
    [TestCase(128)]
    public void Upper_and_lower_bound_meet(int dimensions)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var gap = Between(Draw.Rows($"first {seed}", dimensions, dimensions), Draw.Rows($"second {seed}", dimensions / 2 + 1, dimensions));
            if (gap.Separable)
                Assert.That(gap.Upper - gap.Lower, Is.LessThan(1e-12 * gap.Scale));
            else
                Assert.That(gap.Upper, Is.LessThanOrEqualTo(HullGap.Tolerance * gap.Scale), "overlap is certified by a common point");
        }
    }

    [TestCase(3)]
    [TestCase(20)]
    [TestCase(64)]
    public void A_known_distance_between_two_walls_is_found(int dimensions)
    {
        // Points left of a wall at 0 and right of a wall at 2.5; one point of each set on its wall, at the same place.
        double[][] left = Draw.Rows("left", 100, dimensions), right = Draw.Rows("right", 90, dimensions);
        foreach (var row in left)
            row[0] = -Math.Abs(row[0]);
        foreach (var row in right)
            row[0] = 2.5 + Math.Abs(row[0]);
        Array.Fill(left[7], 0);
        Array.Fill(right[3], 0);
        right[3][0] = 2.5;
        Assert.That(Between(left, right).Distance, Is.EqualTo(2.5).Within(1e-12));
    }

    [TestCase(4)]
    [TestCase(40)]
    public void Touching_is_told_from_a_small_gap(int dimensions)
    {
        double[][] left = Draw.Rows("left", 100, dimensions), right = Draw.Rows("right", 100, dimensions);
        foreach (var row in left)
            row[0] = -Math.Abs(row[0]);
        foreach (var row in right)
            row[0] = Math.Abs(row[0]);
        // The middle of two points of the left set is the only point of the right set on the wall.
        left[0][0] = left[1][0] = right[0][0] = 0;
        for (var at = 1; at < dimensions; at++)
            right[0][at] = (left[0][at] + left[1][at]) / 2;
        Assert.That(Between(left, right).Separable, Is.False);
        foreach (var row in right)
            row[0] += 1e-6;
        Assert.That(Between(left, right).Distance, Is.EqualTo(1e-6).Within(1e-12));
    }

    [Test]
    public void A_point_inside_a_hull_of_128_dimensions_is_at_distance_zero()
    {
        var rows = Draw.Rows("hull", 300, 128);
        double[][] inside = [[.. Enumerable.Range(0, 128).Select(at => rows.Average(row => row[at]))]];
        Assert.That(Between(rows, inside).Distance, Is.EqualTo(0));
    }

    [Test]
    public void Shifting_and_scaling_the_space_scales_the_distance()
    {
        double[][] first = Draw.Rows("first", 30, 40), second = Draw.Rows("second", 30, 40);
        var distance = Between(first, second).Distance;
        double[][] Moved(double[][] rows) => [.. rows.Select(row => row.Select(x => 1000 + 3 * x).ToArray())];
        Assert.That(Between(Moved(first), Moved(second)).Distance, Is.EqualTo(3 * distance).Within(1e-9));
        Assert.That(Between(second, first).Distance, Is.EqualTo(distance).Within(1e-12));
    }

    [Test]
    public void An_empty_set_is_refused() => Assert.That(() => HullDistance.Between(Draw.Normal("any", 2, 2), [0], []), Throws.ArgumentException);

    private static HullGap Between(double[][] first, double[][] second) =>
        HullDistance.Between(PointSet.From([.. first, .. second]), [.. Enumerable.Range(0, first.Length)], [.. Enumerable.Range(first.Length, second.Length)]);
}
