using Replication.Measures.Similarity;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Tests.Measures;

/// <summary>The measures of change between two representations: what leaves them alone, what they are by hand, what they refuse.</summary>
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

    [Test]
    public void Debiased_alignment_is_the_unbiased_estimate_over_all_pairs_of_tokens()
    {
        using var scope = NewDisposeScope();
        Tensor x = Points("debiased x", 11, 4), y = Points("debiased y", 11, 3) + x.narrow(1, 0, 3);
        var (k, l) = (Gram(x), Gram(y));
        var expected = Unbiased(k, l) / Math.Sqrt(Unbiased(k, k) * Unbiased(l, l));
        Assert.That(LinearCka.Debiased(x, y), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Few_tokens_in_many_dimensions_look_alike_only_to_the_biased_alignment()
    {
        using var scope = NewDisposeScope();
        Tensor x = Points("wide x", 10, 400), y = Points("wide y", 10, 400);
        Assert.That(LinearCka.Similarity(x, y), Is.GreaterThan(0.9));
        Assert.That(LinearCka.Debiased(x, y), Is.InRange(-0.3, 0.3));
        Assert.That(LinearCka.Debiased(x, x * 3 + 1), Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void A_representation_half_as_long_again_moved_by_half_and_did_not_turn()
    {
        using var scope = NewDisposeScope();
        var x = Points("length", 9, 4);
        Assert.That(RelativeChange.Of(x, x * 1.5), Is.EqualTo(0.5).Within(1e-12));
        Assert.That(CosineDistance.Of(x, x * 1.5), Is.EqualTo(0).Within(1e-12));
    }

    [Test]
    public void A_quarter_turn_is_at_cosine_distance_one_and_a_half_turn_at_two()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0, 0, 0, 2], [2, 2]);
        Assert.That(CosineDistance.Of(x, tensor([0.0, 1, -2, 0], [2, 2])), Is.EqualTo(1).Within(1e-12));
        Assert.That(CosineDistance.Of(x, -x), Is.EqualTo(2).Within(1e-12));
    }

    [Test]
    public void Entry_by_entry_measures_refuse_different_widths()
    {
        using var scope = NewDisposeScope();
        Assert.That(() => RelativeChange.Of(zeros(5, 2), zeros(5, 3)), Throws.ArgumentException.With.Message.Contains("[5, 3]"));
        Assert.That(() => CosineDistance.Of(zeros(5, 2), zeros(5, 3)), Throws.ArgumentException.With.Message.Contains("[5, 2]"));
    }

    [Test]
    public void Representational_similarity_is_the_rank_correlation_of_pairwise_dissimilarities()
    {
        using var scope = NewDisposeScope();
        Tensor x = Points("rsa x", 6, 5), y = Points("rsa y", 6, 7);
        var expected = Replication.Statistics.Correlation.Spearman(Dissimilarities(x), Dissimilarities(y));
        Assert.That(RepresentationalSimilarity.Similarity(x, y), Is.EqualTo(expected).Within(1e-12));
        Assert.That(RepresentationalSimilarity.Similarity(x, x * 2 + 5), Is.EqualTo(1).Within(1e-12));
    }

    private static double[] Dissimilarities(Tensor x)
    {
        var rows = Enumerable.Range(0, (int)x.shape[0]).Select(i => x.select(0, i).data<double>().ToArray()).ToArray();
        return [.. from i in Enumerable.Range(0, rows.Length) from j in Enumerable.Range(i + 1, rows.Length - i - 1)
                   select 1 - Replication.Statistics.Correlation.Pearson(rows[i], rows[j])];
    }

    private static double[,] Gram(Tensor x)
    {
        var n = (int)x.shape[0];
        var gram = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                gram[i, j] = i == j ? 0 : x.select(0, i).mul(x.select(0, j)).sum().item<double>();
        }

        return gram;
    }

    // Song et al. 2012, equation 5, times n(n − 3), with the diagonals of both kernels put to zero.
    private static double Unbiased(double[,] k, double[,] l)
    {
        var n = k.GetLength(0);
        double trace = 0, sumOfK = 0, sumOfL = 0, rows = 0;
        for (var i = 0; i < n; i++)
        {
            double rowOfK = 0, rowOfL = 0;
            for (var j = 0; j < n; j++)
            {
                trace += k[i, j] * l[j, i];
                rowOfK += k[i, j];
                rowOfL += l[i, j];
            }

            sumOfK += rowOfK;
            sumOfL += rowOfL;
            rows += rowOfK * rowOfL;
        }

        return trace + sumOfK * sumOfL / ((n - 1) * (n - 2)) - 2 * rows / (n - 2);
    }

    private static Tensor Points(string name, int rows, int columns)
    {
        var stream = RandomStream.For("similarity tests", name);
        return tensor([.. Enumerable.Range(0, rows * columns).Select(_ => stream.NextNormal())], [rows, columns]);
    }
}
