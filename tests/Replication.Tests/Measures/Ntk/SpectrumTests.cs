using Replication.Measures.Ntk;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Ntk;

/// <summary>What is read off a kernel, by hand.</summary>
public sealed class SpectrumTests
{
    [Test]
    public void A_kernel_with_known_eigenvalues_gives_them_back()
    {
        using var scope = NewDisposeScope();
        // [[2, 1], [1, 2]] has eigenvalues 1 and 3.
        var spectrum = Spectrum.Of(tensor([2.0, 1, 1, 2], [2, 2]));
        Assert.That(spectrum.Eigenvalues, Is.EqualTo(new[] { 1.0, 3 }).Within(1e-14));
        Assert.That(spectrum.Trace, Is.EqualTo(4));
        Assert.That(spectrum.Condition(0), Is.EqualTo(3).Within(1e-14));
        Assert.That(spectrum.Condition(1), Is.EqualTo(2).Within(1e-14));
        Assert.That(spectrum.RelativeCondition(0.5), Is.EqualTo(2).Within(1e-14), "half of the mean eigenvalue 2 is 1");
    }

    [Test]
    public void Effective_rank_counts_equal_eigenvalues_and_leaves_out_empty_ones()
    {
        using var scope = NewDisposeScope();
        Assert.That(Spectrum.Of(eye(5, dtype: ScalarType.Float64) * 7).EffectiveRank, Is.EqualTo(5).Within(1e-12));
        Assert.That(Spectrum.Of(ones([4, 4], dtype: ScalarType.Float64)).EffectiveRank, Is.EqualTo(1).Within(1e-12));
        // Shares 3/4 and 1/4: e^(¾ln(4/3) + ¼ln 4).
        Assert.That(Spectrum.Of(tensor([2.0, 1, 1, 2], [2, 2])).EffectiveRank, Is.EqualTo(1.7547653506033232).Within(1e-12));
        Assert.That(Spectrum.Of(zeros([2, 2], dtype: ScalarType.Float64)).EffectiveRank, Is.NaN);
    }

    [Test]
    public void Scaling_a_kernel_changes_the_absolute_condition_and_not_the_relative_one()
    {
        using var scope = NewDisposeScope();
        var kernel = tensor([4.0, 1, 1, 2], [2, 2]);
        Spectrum one = Spectrum.Of(kernel), thousand = Spectrum.Of(kernel * 1024);
        Assert.That(thousand.RelativeCondition(0.01), Is.EqualTo(one.RelativeCondition(0.01)).Within(1e-12));
        Assert.That(thousand.Condition(0.1), Is.GreaterThan(one.Condition(0.1) * 1.01));
        Assert.That(Spectrum.Of(-kernel).Condition(0), Is.EqualTo(double.PositiveInfinity), "not positive definite");
    }

    [Test]
    public void Sign_kernels_are_the_products_by_hand_and_the_asymmetric_ones_are_refused_a_spectrum()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["query"], examples: 3, classes: 2);
        using var scope = NewDisposeScope();
        using var jacobian = Jacobian.Of(micro.Model, micro.Inputs, micro.Mask, TangentParts.Of(micro.Model, micro.Lora));
        var rows = cat([.. jacobian.Blocks.Select(block => block.Rows.to(ScalarType.Float64))], 1);
        double[][] j = [.. Enumerable.Range(0, 6).Select(i => rows.select(0, i).data<double>().ToArray())];
        void Check(KernelVariant variant, Func<double, double> left, Func<double, double> right)
        {
            var expected = (from a in j from b in j select a.Zip(b, (x, y) => left(x) * right(y)).Sum()).ToArray();
            var actual = TangentKernel.Of(jacobian, variant: variant);
            Assert.That(AdaptedEncoderCase.Gap(actual, tensor(expected, [6, 6])), Is.LessThan(1e-12), $"{variant}");
        }

        Check(KernelVariant.Plain, x => x, x => x);
        Check(KernelVariant.Sign, x => x, x => Math.Sign(x));
        Check(KernelVariant.SignOfBoth, x => Math.Sign(x), x => Math.Sign(x));
        Check(KernelVariant.SoftSign, x => x, x => x / (1 + Math.Abs(x)));
        var soft = TangentKernel.Of(jacobian, variant: KernelVariant.SoftSign);
        Assert.That(() => Spectrum.Of(soft), Throws.ArgumentException.With.Message.Contains("symmetric part"));
        Assert.That(Spectrum.Of(TangentKernel.SymmetricPart(soft)).Trace, Is.EqualTo(soft.diagonal().sum().item<double>()).Within(1e-12));
    }

    [Test]
    public void A_kernel_is_the_sum_of_its_parts_and_a_choice_of_none_is_refused()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["query", "value"]);
        using var scope = NewDisposeScope();
        using var jacobian = Jacobian.Of(micro.Model, micro.Inputs, micro.Mask, TangentParts.Of(micro.Model, micro.Lora));
        Tensor Part(string name) => TangentKernel.Of(jacobian, block => block.Contains(name));
        Assert.That(AdaptedEncoderCase.Gap(Part("query") + Part("value"), TangentKernel.Of(jacobian)), Is.LessThan(1e-14));
        Assert.That(() => Part("key"), Throws.ArgumentException.With.Message.Contains("none was chosen"));
    }

    [Test]
    public void Kernels_that_have_no_spectrum_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.That(() => Spectrum.Of(ones([2, 3], dtype: ScalarType.Float64)), Throws.ArgumentException.With.Message.Contains("[2, 3]"));
        Assert.That(() => Spectrum.Of(tensor([1.0, double.NaN, double.NaN, 1], [2, 2])), Throws.ArgumentException.With.Message.Contains("finite"));
    }
}
