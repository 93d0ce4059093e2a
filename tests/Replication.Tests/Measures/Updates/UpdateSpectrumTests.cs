using Replication.Measures.Updates;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Updates;

/// <summary>Ranks of updates, by hand.</summary>
public sealed class UpdateSpectrumTests
{
    [Test]
    public void A_diagonal_update_gives_its_ranks_by_hand()
    {
        using var scope = NewDisposeScope();
        // Squares 9, 4, 1, 1 of 15: 9 are 60 %, 13 are 86.7 %, 14 are 93.3 %.
        var spectrum = UpdateSpectrum.Of(tensor([1.0, 0, 0, 0, 0, -3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1], [4, 4]));
        Assert.That(spectrum.SingularValues, Is.EqualTo(new[] { 3.0, 2, 1, 1 }).Within(1e-14));
        Assert.That(spectrum.Norm, Is.EqualTo(Math.Sqrt(15)).Within(1e-14));
        Assert.That(spectrum.StableRank, Is.EqualTo(15.0 / 9).Within(1e-14));
        Assert.That(new[] { 0.5, 0.61, 0.9, 0.95, 1 }.Select(spectrum.EnergyRank), Is.EqualTo(new[] { 1, 2, 3, 4, 4 }));
        Assert.That(spectrum.ShareOf(2), Is.EqualTo(13.0 / 15).Within(1e-14));
        Assert.That(spectrum.ShareOf(9), Is.EqualTo(1));
    }

    [Test]
    public void Ranks_do_not_change_with_the_scale_or_by_turning_the_matrix()
    {
        using var scope = NewDisposeScope();
        var values = new float[12 * 7];
        RandomStream.For("update").FillNormal(values, 0, 1);
        var update = tensor(values, [12, 7]);
        var spectrum = UpdateSpectrum.Of(update);
        foreach (var other in new[] { update * 1024, update.t() })
        {
            Assert.That(UpdateSpectrum.Of(other).EnergyRank(0.9), Is.EqualTo(spectrum.EnergyRank(0.9)));
            Assert.That(UpdateSpectrum.Of(other).StableRank, Is.EqualTo(spectrum.StableRank).Within(1e-12));
        }

        Assert.That(spectrum.Norm, Is.EqualTo(Math.Sqrt(values.Sum(v => (double)v * v))).Within(1e-12));
    }

    [Test]
    public void A_product_of_thin_matrices_has_at_most_their_rank()
    {
        using var scope = NewDisposeScope();
        var values = new float[20 * 3];
        RandomStream.For("thin").FillNormal(values, 0, 1);
        var thin = tensor(values, [20, 3]).to(ScalarType.Float64);
        Assert.That(UpdateSpectrum.Of(thin.matmul(thin.t())).EnergyRank(1 - 1e-12), Is.EqualTo(3));
    }

    [Test]
    public void No_update_has_no_rank_and_no_stable_rank()
    {
        using var scope = NewDisposeScope();
        var spectrum = UpdateSpectrum.Of(zeros(3, 4));
        Assert.That(spectrum.EnergyRank(0.9), Is.Zero);
        Assert.That(spectrum.StableRank, Is.NaN);
    }

    [Test]
    public void What_is_no_matrix_of_finite_numbers_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.That(Assert.Throws<ArgumentException>(() => UpdateSpectrum.Of(zeros(3)))!.Message, Does.Contain("shape [3]"));
        Assert.That(Assert.Throws<ArgumentException>(() => UpdateSpectrum.Of(full([2, 2], float.NaN)))!.Message, Does.Contain("finite"));
    }
}
