using TorchSharp;
using TorchSharp.Compute;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ManagedTorch.Tests;

/// <summary>Values of operators: exact cases, special values, and the platform's functions as reference.</summary>
public sealed class OperatorValueTests
{
    private DisposeScope _scope = null!;

    [SetUp]
    public void Open() => _scope = NewDisposeScope();

    [TearDown]
    public void Close() => _scope.Dispose();

    [Test]
    public void Int64_comparisons_are_exact_beyond_float64()
    {
        var x = tensor(new long[] { 9007199254740993, 9007199254740992, -1 });
        var y = tensor(new long[] { 9007199254740992, 9007199254740992, 1 });
        Assert.Multiple(() =>
        {
            Assert.That(Bools(x > y), Is.EqualTo(new[] { true, false, false }));
            Assert.That(Bools(x.eq(y)), Is.EqualTo(new[] { false, true, false }));
            Assert.That(Bools(x.eq(9007199254740992L)), Is.EqualTo(new[] { false, true, false }));
            Assert.That(Bools(x.ge(-0.5)), Is.EqualTo(new[] { true, true, false }));
        });
    }

    [Test]
    public void Nan_compares_unequal_and_unordered()
    {
        var x = tensor([double.NaN, 1.0]);
        Assert.Multiple(() =>
        {
            Assert.That(Bools(x.eq(x)), Is.EqualTo(new[] { false, true }));
            Assert.That(Bools(x.ne(x)), Is.EqualTo(new[] { true, false }));
            Assert.That(Bools(x.le(2)), Is.EqualTo(new[] { false, true }));
            Assert.That(Bools(x.isnan()), Is.EqualTo(new[] { true, false }));
        });
    }

    [TestCase(0.0, 0.0, 1.0)]
    [TestCase(double.NaN, 0.0, 1.0)]
    [TestCase(1.0, double.NaN, 1.0)]
    [TestCase(-2.0, 3.0, -8.0)]
    [TestCase(-2.0, 2.0, 4.0)]
    [TestCase(-2.0, 0.5, double.NaN)]
    [TestCase(0.0, -1.0, double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity, 3.0, double.NegativeInfinity)]
    [TestCase(double.NegativeInfinity, 2.0, double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity, -1.5, 0.0)]
    [TestCase(0.5, double.PositiveInfinity, 0.0)]
    [TestCase(-1.0, double.NegativeInfinity, 1.0)]
    [TestCase(10.0, 400.0, double.PositiveInfinity)]
    public void Powers_have_the_special_values_of_C99(double x, double y, double expected)
    {
        Assert.That(tensor(x).pow(y).item<double>(), Is.EqualTo(expected));
        Assert.That(tensor(x).pow(tensor(y)).item<double>(), Is.EqualTo(expected));
    }

    [Test]
    public void Powers_sines_and_their_like_agree_with_the_platform()
    {
        for (var i = -400; i <= 400; i++)
        {
            var x = i * 0.037;
            Assert.That(ScalarTrigonometry.Sin(x), Is.EqualTo(Math.Sin(x)).Within(3e-16), $"sin {x}");
            Assert.That(ScalarTrigonometry.Cos(x), Is.EqualTo(Math.Cos(x)).Within(3e-16), $"cos {x}");
            Assert.That(ScalarPower.Pow(Math.Abs(x), 2.7), Is.EqualTo(Math.Pow(Math.Abs(x), 2.7)).Within(4).Ulps, $"pow {x}");
            Assert.That(ScalarNearOne.Expm1(x / 10), Is.EqualTo(Math.Exp(x / 10) - 1).Within(1e-14).Percent.Or.EqualTo(Math.Exp(x / 10) - 1).Within(3e-15), $"expm1 {x}");
        }
    }

    // Published and glibc's correctly rounded values.
    [TestCase(1e22, -0.8522008497671888, 0.5232147853951389)]
    [TestCase(1e6, -0.34999350217129294, 0.9367521275331447)]
    [TestCase(-1e15, -0.8582727931702359, -0.5131937377869703)]
    public void Large_angles_are_reduced_exactly(double x, double sin, double cos)
    {
        Assert.That(ScalarTrigonometry.SinCos(x).Sin, Is.EqualTo(sin).Within(3e-16));
        Assert.That(ScalarTrigonometry.SinCos(x).Cos, Is.EqualTo(cos).Within(3e-16));
    }

    [TestCase(1e-10, 1.00000000005e-10, 9.9999999995e-11)]
    [TestCase(-1e-10, -9.9999999995e-11, -1.00000000005e-10)]
    public void Nothing_cancels_near_zero(double x, double expm1, double log1p)
    {
        Assert.That(ScalarNearOne.Expm1(x), Is.EqualTo(expm1).Within(1e-25));
        Assert.That(ScalarNearOne.Log1p(x), Is.EqualTo(log1p).Within(1e-25));
    }

    [Test]
    public void Special_values_of_the_smooth_functions()
    {
        var x = tensor([double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0]);
        Assert.Multiple(() =>
        {
            Assert.That(Doubles(x.softplus()), Is.EqualTo(new[] { double.NaN, double.PositiveInfinity, 0, 0.6931471805599453 }));
            Assert.That(Doubles(x.expm1()), Is.EqualTo(new[] { double.NaN, double.PositiveInfinity, -1, 0 }));
            Assert.That(Doubles(x.log1p()), Is.EqualTo(new[] { double.NaN, double.PositiveInfinity, double.NaN, 0 }));
            Assert.That(Doubles(x.sin()), Is.EqualTo(new[] { double.NaN, double.NaN, double.NaN, 0 }));
            Assert.That(Doubles(x.cos()), Is.EqualTo(new[] { double.NaN, double.NaN, double.NaN, 1 }));
            Assert.That(Doubles(x.clamp(-1, 2)), Is.EqualTo(new[] { double.NaN, 2, -1, 0 }));
            Assert.That(Doubles(tensor([-200.0, -50, 50]).softplus()), Is.EqualTo(new[] { 1.383896526736737e-87, 1.928749847963918e-22, 50 }).Within(4).Ulps);
        });
    }

    [Test]
    public void Extremes_take_nan_as_the_result()
    {
        var x = tensor(new[,] { { 1.0, double.NaN, 3.0 }, { 2.0, 5.0, 5.0 } });
        var (largest, at) = x.max(1);
        var (smallest, where) = x.min(1);
        Assert.Multiple(() =>
        {
            Assert.That(Doubles(largest), Is.EqualTo(new[] { double.NaN, 5 }));
            Assert.That(Longs(at), Is.EqualTo(new long[] { 1, 1 }), "the first of equal elements");
            Assert.That(Doubles(smallest), Is.EqualTo(new[] { double.NaN, 2 }));
            Assert.That(Longs(where), Is.EqualTo(new long[] { 1, 0 }));
            Assert.That(double.IsNaN(x.max().item<double>()), Is.True);
            Assert.That(x[1].argmin().item<long>(), Is.Zero);
        });
    }

    [Test]
    public void Sorting_puts_nan_last_and_keeps_the_order_of_equals()
    {
        var (values, indices) = tensor([2f, float.NaN, 1f, 2f, float.NegativeInfinity]).sort();
        var (top, at) = tensor([2f, float.NaN, 1f, 2f]).topk(3);
        Assert.Multiple(() =>
        {
            Assert.That(values.data<float>().ToArray(), Is.EqualTo(new[] { float.NegativeInfinity, 1, 2, 2, float.NaN }));
            Assert.That(Longs(indices), Is.EqualTo(new long[] { 4, 2, 0, 3, 1 }));
            Assert.That(top.data<float>().ToArray(), Is.EqualTo(new[] { float.NaN, 2, 2 }));
            Assert.That(Longs(at), Is.EqualTo(new long[] { 1, 0, 3 }));
        });
    }

    [Test]
    public void Subscripts_read_what_they_name()
    {
        var x = arange(24).reshape(2, 3, 4);
        Assert.Multiple(() =>
        {
            Assert.That(x[1, 2, 3].item<long>(), Is.EqualTo(23));
            Assert.That(x[-1, TensorIndex.Ellipsis, 0].shape, Is.EqualTo(new long[] { 3 }));
            Assert.That(Longs(x[TensorIndex.Ellipsis, TensorIndex.Slice(-2)][0, 0]), Is.EqualTo(new long[] { 2, 3 }));
            Assert.That(x[TensorIndex.None, 0].shape, Is.EqualTo(new long[] { 1, 3, 4 }));
            Assert.That(Longs(x[TensorIndex.Tensor(x.eq(5).logical_or(x.eq(7)))]), Is.EqualTo(new long[] { 5, 7 }));
            Assert.That(Longs(x[0, TensorIndex.Tensor(tensor(new long[] { 2, 0 })), 1]), Is.EqualTo(new long[] { 9, 1 }));
            Assert.That(x[TensorIndex.Tensor(tensor(new long[] { 0 })), TensorIndex.Colon, TensorIndex.Tensor(tensor(new long[] { 0, 1 }))].shape, Is.EqualTo(new long[] { 2, 3 }));
        });
    }

    [Test]
    public void Subscripts_write_what_they_name()
    {
        var x = zeros(2, 3);
        x[0] = ones(3);
        x[1, TensorIndex.Slice(1)] = tensor([5f, 6f]);
        x.index_put_(tensor([1f]), [TensorIndex.Tensor(tensor(new long[] { 1, 1 })), TensorIndex.Tensor(tensor(new long[] { 0, 0 }))], accumulate: true);
        Assert.That(x.data<float>().ToArray(), Is.EqualTo(new[] { 1f, 1, 1, 2, 5, 6 }));
    }

    [Test]
    public void Logsumexp_of_minus_infinity_alone_is_minus_infinity_with_no_gradient()
    {
        var x = tensor(new[,] { { double.NegativeInfinity, double.NegativeInfinity }, { 1000.0, 1000.0 } }).requires_grad_();
        var y = x.logsumexp(1);
        y.sum().backward();
        Assert.That(Doubles(y), Is.EqualTo(new[] { double.NegativeInfinity, 1000 + 0.6931471805599453 }));
        Assert.That(Doubles(x.grad!), Is.EqualTo(new[] { 0, 0, 0.5, 0.5 }).Within(1e-12));
    }

    [Test]
    public void An_all_masked_row_of_softmax_and_attention_is_nan()
    {
        var row = full([1, 3], double.NegativeInfinity, ScalarType.Float32);
        var q = ones(1, 1, 2, 4);
        var mask = tensor(new[,] { { false, false }, { true, false } });
        var y = F.scaled_dot_product_attention(q, q, q, mask);
        Assert.Multiple(() =>
        {
            Assert.That(row.softmax(-1).isnan().all().item<bool>(), Is.True);
            Assert.That(y[0, 0, 0].isnan().all().item<bool>(), Is.True);
            Assert.That(y[0, 0, 1].data<float>().ToArray(), Is.EqualTo(new[] { 1f, 1, 1, 1 }));
        });
    }

    [Test]
    public void Tensors_without_elements_pass_through()
    {
        var x = zeros(0, 3);
        Assert.Multiple(() =>
        {
            Assert.That(x.exp().shape, Is.EqualTo(new long[] { 0, 3 }));
            Assert.That(x.sum(0L).data<float>().ToArray(), Is.EqualTo(new float[3]));
            Assert.That(x.softmax(1).shape, Is.EqualTo(new long[] { 0, 3 }));
            Assert.That(x.matmul(zeros(3, 2)).shape, Is.EqualTo(new long[] { 0, 2 }));
            Assert.That(x.t().matmul(x).data<float>().ToArray(), Is.EqualTo(new float[9]));
            Assert.That(x.cumsum(0).shape, Is.EqualTo(new long[] { 0, 3 }));
            Assert.That(x.sort(1).Indices.shape, Is.EqualTo(new long[] { 0, 3 }));
            Assert.That(x.gt(0).any().item<bool>(), Is.False);
            Assert.That(x.gt(0).all().item<bool>(), Is.True);
            Assert.That(cat([x, ones(1, 3)]).shape, Is.EqualTo(new long[] { 1, 3 }));
            Assert.That(x[TensorIndex.Tensor(zeros([0], ScalarType.Int64))].shape, Is.EqualTo(new long[] { 0, 3 }));
            Assert.That(() => x.max(0), Throws.InvalidOperationException.With.Message.Contains("[0, 3]"));
        });
    }

    [Test]
    public void Nan_reaches_every_result_it_touches()
    {
        var x = ones(2, 3);
        x[0, 1] = tensor(float.NaN);
        Assert.Multiple(() =>
        {
            Assert.That(Bools(x.sum(1).isnan()), Is.EqualTo(new[] { true, false }));
            Assert.That(Bools(x.softmax(1).isnan().all(1)), Is.EqualTo(new[] { true, false }));
            Assert.That(Bools(x.matmul(ones(3, 2)).isnan().all(1)), Is.EqualTo(new[] { true, false }));
            Assert.That(Bools(x.relu().isnan().any(1)), Is.EqualTo(new[] { true, false }));
            Assert.That(Bools(x.cumsum(1).isnan()), Is.EqualTo(new[] { false, true, true, false, false, false }));
            Assert.That(Bools(F.layer_norm(x, [3]).isnan().all(1)), Is.EqualTo(new[] { true, false }));
            Assert.That(Bools(x.gelu().isnan().any(1)), Is.EqualTo(new[] { true, false }));
        });
    }

    [Test]
    public void Conversions_saturate_and_turn_nan_into_zero()
    {
        var x = tensor([1.9, -1.9, double.NaN, double.PositiveInfinity, 0.0]);
        Assert.That(Longs(x.to(ScalarType.Int64)), Is.EqualTo(new[] { 1, -1, 0, long.MaxValue, 0 }));
        Assert.That(Bools(x.to(ScalarType.Bool)), Is.EqualTo(new[] { true, true, true, true, false }));
    }

    [Test]
    public void Depthwise_convolution_is_causal_when_cut_to_the_input()
    {
        var x = tensor(new[,,] { { { 1f, 2, 3, 4 } } });
        var y = F.conv1d(x, tensor(new[,,] { { { 10f, 1 } } }), padding: 1, groups: 1);
        Assert.That(y.slice(2, 0, 4, 1).data<float>().ToArray(), Is.EqualTo(new[] { 1f, 12, 23, 34 }));
    }

    [Test]
    public void Whole_powers_of_whole_numbers_stay_whole() =>
        Assert.That(Longs(tensor(new long[] { 3, -2, 0 }).pow(3)), Is.EqualTo(new long[] { 27, -8, 0 }));

    [Test]
    public void Arrays_keep_their_shape_both_ways()
    {
        long[,] numbers = { { 1, 2, 3 }, { 4, 5, 6 } };
        Assert.Multiple(() =>
        {
            Assert.That(tensor(numbers).t().data<long>().ToNDArray(), Is.EqualTo(new long[,] { { 1, 4 }, { 2, 5 }, { 3, 6 } }));
            Assert.That(from_array(numbers).shape, Is.EqualTo(new long[] { 2, 3 }));
            Assert.That(tensor(new[] { 1, 2 }, ScalarType.Int64).data<long>().ToArray(), Is.EqualTo(new long[] { 1, 2 }));
            Assert.That(() => tensor(new[] { 1, 2 }), Throws.TypeOf<NotSupportedException>().With.Message.Contains("int32"));
            Assert.That(linspace(0, 1, 5).data<float>().ToArray(), Is.EqualTo(new[] { 0, 0.25f, 0.5f, 0.75f, 1 }));
            Assert.That(eye(2, 3).data<float>().ToArray(), Is.EqualTo(new[] { 1f, 0, 0, 0, 1, 0 }));
        });
    }

    [Test]
    public void Infinities_are_close_to_themselves_alone()
    {
        var x = tensor([double.PositiveInfinity, 1.0]);
        Assert.That(x.allclose(tensor([double.PositiveInfinity, 1.0 + 1e-9])), Is.True);
        Assert.That(x.allclose(tensor([double.NegativeInfinity, 1.0])), Is.False);
        Assert.That(x.allclose(tensor([1e300, 1.0])), Is.False);
    }

    private static bool[] Bools(Tensor x) => x.data<bool>().ToArray();

    private static long[] Longs(Tensor x) => x.data<long>().ToArray();

    private static double[] Doubles(Tensor x) => x.data<double>().ToArray();
}
