using Replication.Measures.Similarity;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Tests.Measures;

/// <summary>Procrustes distance and linear CKA: what leaves them alone, what they are by hand, what they refuse.</summary>
public sealed class SimilarityTests
{
    [Test]
    public void A_rotated_scaled_and_shifted_copy_is_at_distance_zero_and_fully_aligned()
    {
        using var scope = NewDisposeScope();
        var x = Points("points", 40, 3);
        // A rotation about the third axis by the 3-4-5 triangle's angle.
        var rotation = tensor([0.6, -0.8, 0, 0.8, 0.6, 0, 0, 0, 1], [3, 3]);
        var y = x.matmul(rotation) * 7 + 100;
        Assert.That(Procrustes.Distance(x, y), Is.EqualTo(0).Within(1e-12));
        Assert.That(LinearCka.Similarity(x, y), Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void Representations_that_share_nothing_are_at_distance_two_and_not_aligned()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0, -1, 1, -1], [4, 1]);
        var y = tensor([1.0, 1, -1, -1], [4, 1]);
        Assert.That(Procrustes.Distance(x, y), Is.EqualTo(2).Within(1e-12));
        Assert.That(LinearCka.Similarity(x, y), Is.EqualTo(0).Within(1e-12));
    }

    [Test]
    public void One_column_each_gives_the_correlation()
    {
        using var scope = NewDisposeScope();
        double[] a = [1, 2, 3, 4, 5, 6], b = [2, 1, 4, 3, 7, 1];
        var r = Math.Abs(Replication.Statistics.Correlation.Pearson(a, b));
        Assert.That(Procrustes.Distance(tensor(a, [6, 1]), tensor(b, [6, 1])), Is.EqualTo(2 - 2 * r).Within(1e-12));
        Assert.That(LinearCka.Similarity(tensor(a, [6, 1]), tensor(b, [6, 1])), Is.EqualTo(r * r).Within(1e-12));
    }

    [Test]
    public void Both_are_symmetric_and_allow_different_widths()
    {
        using var scope = NewDisposeScope();
        Tensor x = Points("x", 30, 4), y = Points("y", 30, 6);
        Assert.That(Procrustes.Distance(x, y), Is.EqualTo(Procrustes.Distance(y, x)).Within(1e-12).And.InRange(0, 2));
        Assert.That(LinearCka.Similarity(x, y), Is.EqualTo(LinearCka.Similarity(y, x)).Within(1e-12).And.InRange(0, 1));
    }

    [Test]
    public void More_noise_is_more_distance()
    {
        using var scope = NewDisposeScope();
        Tensor x = Points("signal", 200, 5), noise = Points("noise", 200, 5);
        double[] distances = [.. new[] { 0.1, 0.3, 1.0, 3.0 }.Select(level => Procrustes.Distance(x, x + noise * level))];
        Assert.That(distances, Is.Ordered.And.Unique);
    }

    [Test]
    public void A_constant_representation_gives_no_number()
    {
        using var scope = NewDisposeScope();
        Assert.That(Procrustes.Distance(ones([5, 2], ScalarType.Float64), Points("x", 5, 2)), Is.NaN);
        Assert.That(LinearCka.Similarity(ones([5, 2], ScalarType.Float64), Points("x", 5, 2)), Is.NaN);
    }

    [Test]
    public void Different_rows_are_refused_with_both_shapes()
    {
        using var scope = NewDisposeScope();
        Assert.That(
            () => Procrustes.Distance(zeros(5, 2), zeros(6, 2)),
            Throws.ArgumentException.With.Message.Contains("[5, 2]").And.Message.Contains("[6, 2]"));
    }

    private static Tensor Points(string name, int rows, int columns)
    {
        var stream = RandomStream.For("similarity tests", name);
        return tensor([.. Enumerable.Range(0, rows * columns).Select(_ => stream.NextNormal())], [rows, columns]);
    }
}
