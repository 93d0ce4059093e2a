using Replication.Measures.Clusters;

namespace Replication.Tests.Measures.Clusters;

/// <summary>The parts that make repeated searches fast: they may change the time, never the answer.</summary>
public sealed class HullSearchTests
{
    [TestCase(3, 30)]
    [TestCase(24, 20)]
    [TestCase(40, 60)]
    [TestCase(60, 25)]
    public void A_search_that_begins_at_an_earlier_face_finds_the_same_distance(int dimensions, int count)
    {
        var points = Draw.Normal("warm", 2 * count, dimensions);
        int[] first = [.. Enumerable.Range(0, count)], second = [.. Enumerable.Range(count, count)];
        var search = new HullSearch(dimensions);
        Run(first[..(count / 2)], second);
        var face = search.Face();
        Assert.That(face.Weights.Sum(), Is.EqualTo(1).Within(1e-12));
        Assert.That(face.Pairs.Select(pair => pair.First).Distinct(), Is.SubsetOf(first));
        Assert.That(face.Pairs.Select(pair => pair.Second).Distinct(), Is.SubsetOf(second));

        var (warm, cold) = (Run(first, second, face), HullDistance.Between(points, first, second));
        Assert.That(warm.Separable, Is.EqualTo(cold.Separable));
        Assert.That(warm.Distance, Is.EqualTo(cold.Distance).Within(1e-10));
        var turned = Run(second, first, face.Turned());
        Assert.That(turned.Distance, Is.EqualTo(cold.Distance).Within(1e-10));

        HullGap Run(int[] ours, int[] theirs, HullFace? start = null) => search.Run(points, ours, points, theirs, double.PositiveInfinity, CancellationToken.None, start);
    }

    [Test]
    public void The_direction_of_a_face_is_as_long_as_the_hulls_are_apart()
    {
        var points = Draw.Normal("direction", 20, 30);
        var search = new HullSearch(30);
        var gap = search.Run(points, [0, 1, 2, 3, 4, 5], points, [6, 7, 8, 9, 10], double.PositiveInfinity, CancellationToken.None);
        var direction = new double[30];
        search.Face().Direction(points, direction);
        Assert.That(Math.Sqrt(direction.Sum(x => x * x)), Is.EqualTo(gap.Distance).Within(1e-12));
    }

    [Test]
    public void A_search_ends_early_only_beyond_what_it_was_asked()
    {
        var points = PointSet.From([[0.0, 0], [0, 1], [3, 0], [3, 1], [5, 7]]);
        var search = new HullSearch(2);
        Assert.That(search.Run(points, [0, 1], points, [2, 3, 4], beyond: 2.5, CancellationToken.None).Lower, Is.GreaterThan(2.5));
        Assert.That(search.Run(points, [0, 1], points, [2, 3, 4], beyond: 3.5, CancellationToken.None).Distance, Is.EqualTo(3).Within(1e-12));
    }

    [Test]
    public void A_factor_solves_after_columns_have_come_and_gone()
    {
        const int size = 40;
        var rows = Draw.Rows("factor", size, 60);
        double Product(int i, int j) => rows[i].Zip(rows[j], (x, y) => x * y).Sum();
        var kept = new List<int>();
        var factor = new CholeskyFactor();
        for (var next = 0; next < size; next++)
        {
            double[] column = [.. kept.Select(i => Product(i, next))];
            factor.Forward(column);
            factor.Append(column, Math.Sqrt(Product(next, next) - column.Sum(x => x * x)));
            kept.Add(next);
            if (next % 3 != 2)
                continue;
            var leaving = next * 7 % kept.Count;
            factor.Remove(leaving);
            kept.RemoveAt(leaving);
        }

        Assert.That(factor.Count, Is.EqualTo(kept.Count).And.GreaterThan(20));
        var solution = Enumerable.Range(0, kept.Count).Select(at => kept.Sum(j => Product(kept[at], j) * (j + 1.0))).ToArray();
        factor.Solve(solution);
        Assert.That(solution, Is.EqualTo(kept.Select(j => j + 1.0)).Within(1e-8));
        var ones = Enumerable.Repeat(1.0, kept.Count).ToArray();
        factor.Forward(ones);
        Assert.That(factor.Ones.ToArray(), Is.EqualTo(ones).Within(1e-12));
    }

    [Test]
    public void Faces_are_found_from_either_side_until_a_cluster_is_gone_or_room_is_out()
    {
        var faces = new HullFaces(room: 3);
        faces.Keep(5, 2, new HullFace([(50, 20), (51, 20)], [0.25, 0.75]));
        Assert.That(faces.Find(5, 2)!.Pairs, Is.EqualTo(new[] { (50, 20), (51, 20) }));
        Assert.That(faces.Find(2, 5)!.Pairs, Is.EqualTo(new[] { (20, 50), (20, 51) }));
        faces.Keep(5, 3, new HullFace([(50, 30), (51, 31)], [0.5, 0.5]));
        Assert.That(faces.Find(5, 3), Is.Null, "four pairs have no room");
        faces.Keep(7, 3, new HullFace([(70, 30)], [1]));
        faces.Forget(5);
        Assert.That(faces.Find(2, 5), Is.Null);
        faces.Keep(6, 3, new HullFace([(60, 30), (61, 31)], [0.5, 0.5]));
        Assert.That(faces.Find(3, 6), Is.Not.Null, "what was dropped gives its room back");
    }

    [TestCase(2)]
    [TestCase(9)]
    [TestCase(40)]
    public void Boxes_are_beside_each_other_where_one_coordinate_says_so(int dimensions)
    {
        var points = Draw.Normal("boxes", 60, dimensions);
        var beside = 0;
        for (var at = 0; at < 57; at++)
        {
            int[] ours = [at, at + 1], theirs = [at + 2, at + 3];
            Ball first = Ball.Around(points, 0, 0, ours, points[at]), second = Ball.Around(points, 1, 1, theirs, points[at + 2]);
            var expected = Enumerable.Range(0, dimensions).Any(d =>
                ours.Min(i => points[i][d]) - theirs.Max(j => points[j][d]) > 0.1 || theirs.Min(j => points[j][d]) - ours.Max(i => points[i][d]) > 0.1);
            Assert.That(first.IsBeside(second, 0.1), Is.EqualTo(expected), $"points from {at}");
            beside += expected ? 1 : 0;
        }

        Assert.That(beside, Is.GreaterThan(0));
    }
}
