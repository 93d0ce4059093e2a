using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ManagedTorch.Tests;

/// <summary>Gradients of the operators beyond a transformer's core against central differences in float64.</summary>
public sealed class OperatorGradientTests
{
    private static readonly long[] Picks = [2, 0, 2, 1];

    private static IEnumerable<TestCaseData> Operators()
    {
        static TestCaseData Case(string name, Func<Tensor[], Tensor> function, params long[][] shapes) =>
            new TestCaseData(function, shapes).SetArgDisplayNames(name);

        yield return Case("pow 2", x => x[0].pow(2), [7]);
        yield return Case("pow 3", x => x[0].pow(3), [7]);
        yield return Case("pow 0", x => x[0].pow(0), [7]);
        yield return Case("pow -1.5", x => (x[0] * x[0] + 0.5).pow(-1.5), [7]);
        yield return Case("pow 0.5", x => (x[0] * x[0] + 0.5).pow(0.5), [7]);
        yield return Case("pow of tensors", x => (x[0] * x[0] + 0.5).pow(x[1]), [3, 4], [4]);
        yield return Case("sin", x => x[0].sin(), [9]);
        yield return Case("cos", x => x[0].cos(), [9]);
        yield return Case("log1p", x => (x[0] * x[0]).log1p(), [9]);
        yield return Case("expm1", x => x[0].expm1(), [9]);
        yield return Case("square", x => x[0].square(), [9]);
        yield return Case("softplus", x => x[0].softplus(), [9]);
        yield return Case("softplus with a threshold", x => (x[0] * 3).softplus(2, 1.5), [19]);
        yield return Case("clamp", x => x[0].clamp(-0.5, 0.5), [19]);
        yield return Case("clamp by tensors", x => x[0].clamp(x[1] - 1, x[1] + 1), [9], [9]);
        yield return Case("clamp_min", x => x[0].clamp_min(0.1), [19]);
        yield return Case("clamp_max", x => x[0].clamp_max(0.1), [19]);
        yield return Case("cumsum over last", x => x[0].cumsum(-1), [3, 5]);
        yield return Case("cumsum over first", x => x[0].cumsum(0), [3, 5]);
        yield return Case("gather", x => x[0].gather(1, tensor(new long[,] { { 1, 1, 3 }, { 0, 2, 2 } })), [3, 4]);
        yield return Case("gather over first", x => x[0].gather(0, tensor(new long[,] { { 1, 0, 2 } })), [3, 4]);
        yield return Case("scatter_add", x => x[0].scatter_add(1, tensor(new long[,] { { 1, 1, 3 }, { 0, 2, 2 } }), x[1]), [3, 4], [2, 5]);
        yield return Case("scatter", x => x[0].scatter(1, tensor(new long[,] { { 1, 3 }, { 0, 2 } }), x[1]), [3, 4], [2, 2]);
        yield return Case("index_add", x => x[0].index_add(0, tensor(new long[] { 2, 0, 2 }), x[1], 2), [3, 4], [3, 4]);
        yield return Case("index by a number and a range", x => x[0][1, TensorIndex.Slice(1, 4, 2)], [3, 5]);
        yield return Case("index with a new dimension and the rest", x => x[0][TensorIndex.Ellipsis, TensorIndex.None, 1], [3, 5]);
        yield return Case("index by a tensor", x => x[0][TensorIndex.Colon, TensorIndex.Tensor(tensor(Picks))], [2, 3]);
        yield return Case("index by two tensors", x => x[0][TensorIndex.Tensor(tensor(Picks)), TensorIndex.Colon, TensorIndex.Tensor(tensor(new long[] { -1 }))], [3, 2, 4]);
        yield return Case("index by a mask", x => x[0][TensorIndex.Tensor(x[0].gt(0))] * 2, [3, 4]);
        yield return Case("masked_select", x => x[0].masked_select(tensor(new[] { true, false, true })), [2, 3]);
        yield return Case("masked_fill broadcasts", x => x[0].masked_fill(tensor(new[] { true, false, true }), 1), [2, 3]);
        yield return Case("max over a dimension", x => x[0].max(1).values, [3, 5]);
        yield return Case("min over first, kept", x => x[0].min(0, true).values, [3, 5]);
        yield return Case("max of all", x => x[0].max(), [3, 5]);
        yield return Case("amax", x => x[0].amax([0, 2]), [3, 2, 4]);
        yield return Case("amin", x => x[0].amin([1], keepdim: true), [3, 4]);
        yield return Case("topk", x => x[0].topk(2).values, [3, 5]);
        yield return Case("sort", x => x[0].sort(0, descending: true).Values, [5, 3]);
        yield return Case("logsumexp", x => x[0].logsumexp(1), [3, 5]);
        yield return Case("var", x => x[0].var(1), [3, 5]);
        yield return Case("var of all, biased", x => x[0].var(false), [3, 5]);
        yield return Case("std kept", x => x[0].std(0, true, true), [4, 3]);
        yield return Case("repeat", x => x[0].repeat(2, 1, 3), [2, 3]);
        yield return Case("repeat_interleave", x => x[0].repeat_interleave(3, 1), [2, 3]);
        yield return Case("repeat_interleave by counts", x => x[0].repeat_interleave(tensor(new long[] { 2, 0, 1 }), 1), [2, 3]);
        yield return Case("flip", x => x[0].flip(0, 1), [3, 2]);
        yield return Case("roll", x => x[0].roll([1, -2], [0, 1]), [3, 4]);
        yield return Case("roll of all", x => x[0].roll(2), [3, 4]);
        yield return Case("outer", x => x[0].outer(x[1]), [3], [4]);
        yield return Case("dot", x => x[0].dot(x[1]), [5], [5]);
        yield return Case("baddbmm", x => x[0].baddbmm(x[1], x[2], 0.5f, 2f), [2, 3, 4], [2, 3, 5], [2, 5, 4]);
        yield return Case("diagonal", x => x[0].diagonal(1), [3, 4]);
        yield return Case("movedim", x => x[0].movedim([0], [2]), [2, 3, 4]);
        yield return Case("depthwise conv1d", x => F.conv1d(x[0], x[1], x[2], padding: 3, groups: 3), [2, 3, 6], [3, 1, 4], [3]);
        yield return Case("depthwise conv1d, dilated, no bias", x => F.conv1d(x[0], x[1], padding: 1, dilation: 2, groups: 2), [1, 2, 9], [2, 1, 3]);
        yield return Case("conv1d", x => F.conv1d(x[0], x[1], x[2], stride: 2, padding: 1), [2, 3, 7], [4, 3, 3], [4]);
        yield return Case("conv1d in groups", x => F.conv1d(x[0], x[1], groups: 2), [2, 4, 5], [6, 2, 2]);
        yield return Case("mse_loss", x => F.mse_loss(x[0], x[1]), [3, 4], [3, 4]);
        yield return Case("l1_loss", x => F.l1_loss(x[0], x[1], nn.Reduction.Sum), [3, 4], [3, 4]);
        yield return Case("nll_loss", x => F.nll_loss(x[0].log_softmax(1), tensor(new long[] { 1, 0, 3 })), [3, 4]);
        yield return Case("binary cross-entropy", x => F.binary_cross_entropy_with_logits(x[0], x[1].sigmoid()), [3, 4], [3, 4]);
        yield return Case("binary cross-entropy with weights", x => F.binary_cross_entropy_with_logits(x[0], x[1].sigmoid(), pos_weights: tensor(new[] { 1.0, 2, 3, 4 })), [3, 4], [3, 4]);
        yield return Case("logsigmoid", x => F.logsigmoid(x[0]), [9]);
        yield return Case("lerp", x => x[0].lerp(x[1], x[2]), [5], [5], [5]);
        yield return Case("addcmul", x => x[0].addcmul(x[1], x[2], 0.5), [5], [5], [5]);
        yield return Case("cat with an empty part", x => cat([x[0], x[1]], 0), [0, 3], [2, 3]);
        yield return Case("where under a mask of ranges", x => where(x[0].abs().lt(0.5), x[0], x[1]), [4, 3], [3]);
    }

    [TestCaseSource(nameof(Operators))]
    public void Gradient_agrees_with_central_differences(Func<Tensor[], Tensor> function, long[][] shapes)
    {
        using var scope = NewDisposeScope();
        GradientCheck.Run(function, [.. shapes.Select((shape, i) => Draw.Normal($"operator {i}", shape))]);
    }

    [Test]
    public void Float32_gives_the_float64_values_to_its_own_precision()
    {
        foreach (var data in Operators())
        {
            using var scope = NewDisposeScope();
            var (function, shapes) = ((Func<Tensor[], Tensor>)data.Arguments[0]!, (long[][])data.Arguments[1]!);
            Tensor[] wide = [.. shapes.Select((shape, i) => Draw.Normal($"operator {i}", shape).to(ScalarType.Float32).to(ScalarType.Float64))];
            Tensor[] narrow = [.. wide.Select(x => x.to(ScalarType.Float32))];
            var expected = function(wide).data<double>().ToArray();
            var result = function(narrow);
            var actual = result.to(ScalarType.Float64).data<double>().ToArray();
            Assert.That(actual, Is.EqualTo(expected).Within(2e-5), $"{data.TestName} {string.Join(';', shapes.Select(s => string.Join(',', s)))}");
        }
    }

    [Test]
    public void Second_derivatives_go_through_the_new_operators_too()
    {
        using var scope = NewDisposeScope();
        (string Name, Func<Tensor, Tensor> First, Func<double, double> Second)[] cases =
        [
            ("sin", x => x.sin(), x => -Math.Sin(x)),
            ("pow", x => x.pow(3), x => 6 * x),
            ("log1p", x => x.log1p(), x => -1 / ((1 + x) * (1 + x))),
            ("cumsum", x => x.square().cumsum(0), _ => 2),
            ("gather", x => x.pow(3).gather(0, tensor(new long[] { 0 })), x => 6 * x),
            ("clamp", x => x.square().clamp(0, 100), _ => 2),
            ("repeat", x => x.square().repeat(1), _ => 2),
        ];
        foreach (var (name, function, expected) in cases)
        {
            var x = tensor([0.7]).requires_grad_();
            var slope = autograd.grad([function(x).sum()], [x], create_graph: true)[0];
            var curvature = autograd.grad([slope.sum()], [x])[0].item<double>();
            Assert.That(curvature, Is.EqualTo(expected(0.7)).Within(1e-12), name);
        }
    }

    [Test]
    [NonParallelizable]
    public void Operators_leave_no_handles_behind_without_a_scope()
    {
        using var x = ones([3, 4], ScalarType.Float64);
        using var index = zeros([3, 2], ScalarType.Int64);
        Func<Tensor>[] calls =
        [
            () => x.cumsum(0), () => x.gather(1, index), () => x.scatter_add(1, index, x), () => x.amax([0]), () => x.logsumexp(1), () => x.std(1),
            () => x.repeat(2, 2), () => x.flip(0, 1), () => x.roll([1, 1], [0, 1]), () => x.pow(2.5), () => x.softplus(), () => x.clamp(0, 1),
            () => x.argsort(), () => x.all(), () => x.isclose(x), () => F.mse_loss(x, x),
        ];
        for (var i = 0; i < calls.Length; i++)
        {
            var before = Tensor.TotalCount;
            calls[i]().Dispose();
            Assert.That(Tensor.TotalCount, Is.EqualTo(before), $"call {i}");
        }
    }
}
