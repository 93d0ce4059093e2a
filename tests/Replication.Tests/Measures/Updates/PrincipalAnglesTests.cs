using Replication.Measures.Updates;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Updates;

/// <summary>Angles between subspaces, by hand.</summary>
public sealed class PrincipalAnglesTests
{
    [Test]
    public void Planes_that_share_a_line_have_one_angle_of_zero_and_the_one_between_their_other_lines()
    {
        using var scope = NewDisposeScope();
        // Spans of (e1, e2) and of (e1, 0.6·e2 + 0.8·e3); the first column is the heavier one.
        var first = tensor([2.0, 0, 0, 1, 0, 0], [3, 2]);
        var second = tensor([2.0, 0, 0, 0.6, 0, 0.8], [3, 2]);
        var angles = PrincipalAngles.BetweenLeading(first, second, 2);
        Assert.That(angles.Cosines, Is.EqualTo(new[] { 1, 0.6 }).Within(1e-14));
        Assert.That(angles.Overlap, Is.EqualTo((1 + 0.36) / 2).Within(1e-14));
        Assert.That(PrincipalAngles.BetweenLeading(first, second, 1).Overlap, Is.EqualTo(1).Within(1e-14));
    }

    [Test]
    public void A_subspace_lies_in_itself_whatever_its_basis_and_orthogonal_ones_share_nothing()
    {
        using var scope = NewDisposeScope();
        var values = new float[8 * 3];
        RandomStream.For("basis").FillNormal(values, 0, 1);
        var basis = tensor(values, [8, 3]).to(ScalarType.Float64);
        var turned = basis.matmul(tensor([1.0, 2, 0, 0, 1, 5, 1, 0, 1], [3, 3]));
        Assert.That(PrincipalAngles.BetweenLeading(basis, turned, 3).Cosines, Is.All.EqualTo(1).Within(1e-12));
        Assert.That(PrincipalAngles.BetweenLeading(eye(4).narrow(1, 0, 2), eye(4).narrow(1, 2, 2), 2).Overlap, Is.Zero);
    }

    [Test]
    public void Random_subspaces_overlap_by_their_share_of_the_space()
    {
        using var scope = NewDisposeScope();
        var stream = RandomStream.For("random subspaces");
        Tensor Drawn()
        {
            var values = new float[24 * 6];
            stream.FillNormal(values, 0, 1);
            return tensor(values, [24, 6]);
        }

        // Expected 6/24; the standard error of 200 draws is below 0.004.
        Assert.That(Enumerable.Range(0, 200).Average(_ => PrincipalAngles.BetweenLeading(Drawn(), Drawn(), 6).Overlap), Is.EqualTo(0.25).Within(0.015));
    }

    [Test]
    public void Matrices_of_different_spaces_and_too_many_dimensions_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.That(Assert.Throws<ArgumentException>(() => PrincipalAngles.BetweenLeading(zeros(3, 2), zeros(4, 2), 1))!.Message, Does.Contain("[3, 2] and [4, 2]"));
        Assert.That(Assert.Throws<ArgumentException>(() => PrincipalAngles.BetweenLeading(zeros(3, 2), zeros(3, 2), 3))!.Message, Does.Contain("3 singular vectors"));
    }
}
