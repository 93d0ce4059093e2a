using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ManagedTorch.Tests;

/// <summary>Gradients of every operator against central differences in float64.</summary>
public sealed class GradientTests
{
    private static IEnumerable<TestCaseData> Operators()
    {
        static TestCaseData Case(string name, Func<Tensor[], Tensor> function, params long[][] shapes) =>
            new TestCaseData(function, shapes).SetArgDisplayNames(name);

        yield return Case("add broadcasts", x => x[0] + x[1], [3, 4], [4]);
        yield return Case("sub broadcasts both ways", x => x[0] - x[1], [3, 1], [1, 5]);
        yield return Case("mul", x => x[0] * x[1], [2, 3, 4], [3, 1]);
        yield return Case("div", x => x[0] / (x[1] * x[1] + 1), [3, 4], [3, 4]);
        yield return Case("number minus tensor", x => 2.5 - x[0], [5]);
        yield return Case("neg", x => -x[0], [5]);
        yield return Case("abs", x => x[0].abs(), [7]);
        yield return Case("sqrt", x => (x[0] * x[0] + 0.5).sqrt(), [7]);
        yield return Case("rsqrt", x => (x[0] * x[0] + 0.5).rsqrt(), [7]);
        yield return Case("reciprocal", x => (x[0] * x[0] + 0.5).reciprocal(), [7]);
        yield return Case("exp", x => x[0].exp(), [7]);
        yield return Case("log", x => (x[0] * x[0] + 0.5).log(), [7]);
        yield return Case("tanh", x => x[0].tanh(), [7]);
        yield return Case("sigmoid", x => x[0].sigmoid(), [7]);
        yield return Case("erf", x => x[0].erf(), [7]);
        yield return Case("relu", x => x[0].relu(), [7]);
        yield return Case("silu", x => x[0].silu(), [19]);
        yield return Case("gelu", x => x[0].gelu(), [19]);
        yield return Case("gelu tanh", x => x[0].gelu(GELU.Approximate.tanh), [19]);
        yield return Case("maximum", x => x[0].maximum(x[1]), [9], [9]);
        yield return Case("minimum", x => x[0].minimum(x[1]), [9], [9]);
        yield return Case("sum of all", x => x[0].sum(), [3, 4]);
        yield return Case("sum over first", x => x[0].sum(0L), [3, 4]);
        yield return Case("sum over middle", x => x[0].sum([1], keepdim: true), [2, 3, 4]);
        yield return Case("mean over last", x => x[0].mean([-1]), [2, 3, 4]);
        yield return Case("norm", x => x[0].norm(), [5]);
        yield return Case("view", x => x[0].view(4, 3) * 2, [3, 4]);
        yield return Case("reshape of a transpose", x => x[0].transpose(0, 1).reshape(6, 2), [3, 4]);
        yield return Case("permute", x => x[0].permute(2, 0, 1), [2, 3, 4]);
        yield return Case("expand", x => x[0].expand(4, 3, 5), [3, 1]);
        yield return Case("slice", x => x[0].slice(1, 1, 6, 2), [2, 7]);
        yield return Case("narrow", x => x[0].narrow(0, 1, 2), [4, 3]);
        yield return Case("select", x => x[0].select(1, -1), [3, 4]);
        yield return Case("split", x => x[0].split(2, 1)[1] * x[0].split(2, 1)[0], [3, 4]);
        yield return Case("chunk", x => x[0].chunk(3, 0)[2], [6, 2]);
        yield return Case("cat", x => cat([x[0], x[1]], 1), [2, 3], [2, 2]);
        yield return Case("stack", x => stack([x[0], x[1]], 1), [2, 3], [2, 3]);
        yield return Case("clone", x => x[0].clone() * 3, [4]);
        yield return Case("matmul of matrices", x => x[0].matmul(x[1]), [3, 5], [5, 4]);
        yield return Case("matmul of vectors", x => x[0].matmul(x[1]), [5], [5]);
        yield return Case("matmul of matrix and vector", x => x[0].matmul(x[1]), [3, 5], [5]);
        yield return Case("matmul of vector and matrix", x => x[0].matmul(x[1]), [5], [5, 3]);
        yield return Case("matmul folds leading dimensions", x => x[0].matmul(x[1]), [2, 3, 5], [5, 4]);
        yield return Case("matmul of batches", x => x[0].matmul(x[1]), [2, 3, 5], [2, 5, 4]);
        yield return Case("matmul broadcasts batches", x => x[0].matmul(x[1]), [2, 1, 3, 5], [4, 5, 2]);
        yield return Case("matmul of transposes", x => x[0].transpose(0, 1).matmul(x[1].transpose(0, 1)), [5, 3], [4, 5]);
        yield return Case("linear", x => F.linear(x[0], x[1], x[2]), [2, 3, 5], [4, 5], [4]);
        yield return Case("addmm", x => x[0].addmm(x[1], x[2]), [4], [3, 5], [5, 4]);
        yield return Case("softmax", x => x[0].softmax(-1), [3, 9]);
        yield return Case("softmax over first", x => x[0].softmax(0), [3, 4]);
        yield return Case("log_softmax", x => x[0].log_softmax(-1), [3, 9]);
        yield return Case("layer_norm", x => F.layer_norm(x[0], [11], x[1], x[2]), [3, 11], [11], [11]);
        yield return Case("layer_norm without weights", x => F.layer_norm(x[0], [4, 3]), [2, 4, 3]);
        yield return Case("attention", x => F.scaled_dot_product_attention(x[0], x[1], x[2]), [2, 2, 3, 4], [2, 2, 5, 4], [2, 2, 5, 6]);
        yield return Case("causal attention", x => F.scaled_dot_product_attention(x[0], x[1], x[2], is_casual: true), [1, 2, 5, 4], [1, 2, 5, 4], [1, 2, 5, 4]);
        yield return Case("attention of strided heads", x => F.scaled_dot_product_attention(x[0].transpose(1, 2), x[0].transpose(1, 2), x[1].transpose(1, 2), is_casual: true), [1, 5, 2, 4], [1, 5, 2, 4]);
        yield return Case("masked_fill", x => x[0].masked_fill(x[0].gt(0), 7), [3, 4]);
        yield return Case("where", x => where(x[0].gt(x[1]), x[0] * 2, x[1]), [3, 4], [4]);
        yield return Case("tril", x => x[0].tril(), [4, 4]);
        yield return Case("triu", x => x[0].triu(1), [2, 3, 4]);
        yield return Case("index_select", x => x[0].index_select(1, tensor(new long[] { 2, 0, 2 })), [3, 4]);
        yield return Case("to float64 and back", x => x[0].to(ScalarType.Float64) * 2, [3]);
        yield return Case("cross_entropy", x => F.cross_entropy(x[0], tensor(new long[] { 1, -100, 4 })), [3, 5]);
        yield return Case("cross_entropy with smoothing", x => F.cross_entropy(x[0], tensor(new long[] { 1, 0, 4 }), label_smoothing: 0.2), [3, 5]);
        yield return Case("cross_entropy per row", x => F.cross_entropy(x[0], tensor(new long[] { 1, 0, 4 }), reduction: nn.Reduction.None), [3, 5]);
    }

    [TestCaseSource(nameof(Operators))]
    public void Gradient_agrees_with_central_differences(Func<Tensor[], Tensor> function, long[][] shapes)
    {
        using var scope = NewDisposeScope();
        GradientCheck.Run(function, [.. shapes.Select((shape, i) => Draw.Normal($"input {i}", shape))]);
    }

    [Test]
    public void Embedding_gradient_adds_up_repeated_indices()
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding(4, 3, dtype: ScalarType.Float64);
        table.call(tensor(new long[] { 1, 3, 1 })).sum().backward();
        Assert.That(table.weight!.grad!.sum(1).data<double>().ToArray(), Is.EqualTo([0.0, 6.0, 0.0, 3.0]));
    }

    [Test]
    public void Gradients_accumulate_over_two_backward_passes()
    {
        using var scope = NewDisposeScope();
        var x = tensor([2.0, 3.0]).requires_grad_();
        (x * x).sum().backward();
        (x * x).sum().backward();
        Assert.That(x.grad!.data<double>().ToArray(), Is.EqualTo([8.0, 12.0]));
    }

    [Test]
    public void Autograd_grad_leaves_grad_alone_and_reaches_inner_tensors()
    {
        using var scope = NewDisposeScope();
        var x = tensor([2.0]).requires_grad_();
        var inner = x * 3;
        var y = (inner * inner).sum();
        var gradients = autograd.grad([y], [inner, x]);
        Assert.Multiple(() =>
        {
            Assert.That(gradients[0].item<double>(), Is.EqualTo(12));
            Assert.That(gradients[1].item<double>(), Is.EqualTo(36));
            Assert.That(x.grad, Is.Null);
        });
    }

    [Test]
    public void A_second_derivative_goes_through_recorded_operations()
    {
        using var scope = NewDisposeScope();
        var x = tensor([2.0]).requires_grad_();
        var first = autograd.grad([(x * x * x).sum()], [x], create_graph: true)[0];
        var second = autograd.grad([first.sum()], [x])[0];
        Assert.That(second.item<double>(), Is.EqualTo(12));
    }

    [Test]
    public void A_saved_tensor_changed_in_place_is_noticed()
    {
        using var scope = NewDisposeScope();
        var x = tensor([2.0]).requires_grad_();
        var factor = tensor([3.0]);
        var y = (x * factor).sum();
        factor.add_(1);
        Assert.That(() => y.backward(), Throws.InvalidOperationException.With.Message.Contains("changed in place"));
    }
}
