using static TorchSharp.torch;

namespace ManagedTorch.Tests;

/// <summary>Decompositions put together again give the matrix they came from.</summary>
public sealed class LinalgTests
{
    [TestCase(4, 4)]
    [TestCase(6, 3)]
    [TestCase(3, 6)]
    public void Singular_vectors_and_values_give_the_matrix_back(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        var a = Draw.Normal("svd", rows, columns);
        var (u, s, vh) = linalg.svd(a, fullMatrices: false);
        var (wideU, _, wideV) = linalg.svd(a);
        var least = Math.Min(rows, columns);
        Assert.That((u * s).matmul(vh).allclose(a, atol: 1e-12), Is.True);
        Assert.That(u.t().matmul(u).allclose(eye(least, dtype: ScalarType.Float64), atol: 1e-12), Is.True);
        Assert.That(wideU.matmul(wideU.t()).allclose(eye(rows, dtype: ScalarType.Float64), atol: 1e-12), Is.True);
        Assert.That(wideV.matmul(wideV.t()).allclose(eye(columns, dtype: ScalarType.Float64), atol: 1e-12), Is.True);
        Assert.That(linalg.svdvals(a).allclose(s, atol: 1e-12), Is.True);
        Assert.That(s.data<double>().ToArray(), Is.Ordered.Descending);
    }

    [Test]
    public void Eigenvectors_and_values_give_the_matrix_back()
    {
        using var scope = NewDisposeScope();
        var b = Draw.Normal("eigh", 5, 5);
        var a = b.matmul(b.t());
        var (values, vectors) = linalg.eigh(a);
        Assert.That((vectors * values).matmul(vectors.t()).allclose(a, atol: 1e-10), Is.True);
        Assert.That(values.data<double>().ToArray(), Is.Ordered.Ascending);
        Assert.That(linalg.eigvalsh(a).allclose(values), Is.True);
        Assert.That(linalg.eigvalsh(a.triu(), 'U').allclose(values), Is.True);
        Assert.That(vectors.abs().argmax(0).unsqueeze(0) is var at && vectors.gather(0, at).gt(0).all().item<bool>(), Is.True, "the largest element of each vector is positive");
    }

    [TestCase(4, 4)]
    [TestCase(6, 3)]
    [TestCase(3, 6)]
    public void Q_times_R_is_the_matrix(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        var a = Draw.Normal("qr", rows, columns);
        var (q, r) = linalg.qr(a);
        Assert.That(q.matmul(r).allclose(a, atol: 1e-12), Is.True);
        Assert.That(q.t().matmul(q).allclose(eye(q.shape[1], dtype: ScalarType.Float64), atol: 1e-12), Is.True);
        Assert.That(r.diagonal().ge(0).all().item<bool>(), Is.True);
        Assert.That(r.allclose(r.triu()), Is.True);
    }

    [Test]
    public void Cholesky_solve_inverse_and_determinant_agree()
    {
        using var scope = NewDisposeScope();
        var b = Draw.Normal("solve", 4, 4);
        var a = b.matmul(b.t()) + eye(4, dtype: ScalarType.Float64);
        var factor = linalg.cholesky(a);
        var right = Draw.Normal("right", 4, 2);
        Assert.Multiple(() =>
        {
            Assert.That(factor.matmul(factor.t()).allclose(a, atol: 1e-12), Is.True);
            Assert.That(a.matmul(linalg.solve(a, right)).allclose(right, atol: 1e-12), Is.True);
            Assert.That(a.matmul(linalg.inv(a)).allclose(eye(4, dtype: ScalarType.Float64), atol: 1e-12), Is.True);
            Assert.That(linalg.det(a).item<double>(), Is.EqualTo(factor.diagonal().data<double>().Aggregate(1.0, (p, d) => p * d * d)).Within(1e-10).Percent);
            Assert.That(linalg.solve(a, right[TensorIndex.Colon, 0]).shape, Is.EqualTo(new long[] { 4 }));
        });
    }

    [Test]
    public void What_cannot_be_decomposed_is_named()
    {
        using var scope = NewDisposeScope();
        var singular = ones([2, 2], ScalarType.Float64);
        Assert.Multiple(() =>
        {
            Assert.That(() => linalg.inv(singular), Throws.InvalidOperationException.With.Message.Contains("singular"));
            Assert.That(() => linalg.cholesky(-singular), Throws.InvalidOperationException.With.Message.Contains("positive definite"));
            Assert.That(() => linalg.det(ones(2, 3)), Throws.InvalidOperationException.With.Message.Contains("[2, 3]"));
            Assert.That(() => linalg.svdvals(ones(2, 3).requires_grad_()), Throws.TypeOf<NotSupportedException>().With.Message.Contains("no gradient"));
        });
    }
}
