using TorchSharp.Compute.Gemm;
using static TorchSharp.torch;

namespace ManagedTorch.Tests;

/// <summary>The matrix product: right to rounding, and the same bits however it is computed.</summary>
public sealed class GemmTests
{
    [Test]
    public void Every_element_is_one_chain_of_fused_multiply_adds(
        [Values(1, 7, 8, 65, 130)] int m, [Values(1, 31, 33, 300)] int n, [Values(1, 5, 256, 259)] int k, [Values] bool transposeA, [Values] bool transposeB)
    {
        using var scope = NewDisposeScope();
        var a = transposeA ? Draw.NormalSingle("a", k, m).transpose(0, 1) : Draw.NormalSingle("a", m, k);
        var b = transposeB ? Draw.NormalSingle("b", n, k).transpose(0, 1) : Draw.NormalSingle("b", k, n);
        float[] left = a.data<float>().ToArray(), right = b.data<float>().ToArray(), product = a.matmul(b).data<float>().ToArray();
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = 0f;
                for (var x = 0; x < k; x++)
                    sum = MathF.FusedMultiplyAdd(left[i * k + x], right[x * n + j], sum);
                if (BitConverter.SingleToInt32Bits(product[i * n + j]) != BitConverter.SingleToInt32Bits(sum))
                    Assert.Fail($"element ({i}, {j}) is {product[i * n + j]:R}, the chain gives {sum:R}");
            }
        }
    }

    [Test]
    public unsafe void All_kernels_give_the_same_bits()
    {
        const int k = 37;
        using var scope = NewDisposeScope();
        var a = Draw.NormalSingle("a", Gemm<float>.Depth * Gemm<float>.Height);
        var b = Draw.NormalSingle("b", k * Gemm<float>.Width);
        float[] scalar = new float[8 * 32], narrow = new float[8 * 32], wide = new float[8 * 32];
        fixed (float* s = scalar, n = narrow, w = wide)
        {
            float* left = a.Impl.Data<float>(), right = b.Impl.Data<float>();
            KernelScalar<float>.Run<RowMajor>(k, left, right, default, s, 32);
            Kernel512<float>.Run<RowMajor>(k, left, right, default, w, 32);
            for (var row = 0; row < 8; row += 4)
            {
                for (var column = 0; column < 32; column += 16)
                    Kernel256<float>.Run<RowMajor>(k, left + row * RowMajor.Row, right + column, default, n + row * 32 + column, 32);
            }
        }

        Assert.That(wide, Is.EqualTo(scalar));
        Assert.That(narrow, Is.EqualTo(scalar));
    }

    [Test]
    public void Shapes_that_do_not_fit_are_both_named()
    {
        using var scope = NewDisposeScope();
        Assert.That(
            () => zeros(3, 4).matmul(zeros(5, 6)),
            Throws.InvalidOperationException.With.Message.Contains("[3, 4]").And.Message.Contains("[5, 6]").And.Message.Contains("matmul"));
    }

    [Test]
    public void An_empty_inner_dimension_gives_zeros()
    {
        using var scope = NewDisposeScope();
        Assert.That(zeros(3, 0).matmul(zeros(0, 2)).data<float>().ToArray(), Is.EqualTo(new float[6]));
    }
}
