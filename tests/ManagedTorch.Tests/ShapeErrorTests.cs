using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ManagedTorch.Tests;

/// <summary>What does not fit is refused in one sentence that names the operator and both shapes.</summary>
public sealed class ShapeErrorTests
{
    private static IEnumerable<TestCaseData> Misfits()
    {
        static TestCaseData Case(string name, Func<Tensor> run, params string[] parts) =>
            new TestCaseData(run, parts.Append(name.Split(' ')[0]).ToArray()).SetArgDisplayNames(name);
        Tensor a() => ones(2, 3);
        Tensor b() => ones(4, 5);
        Tensor index(params long[] size) => zeros(size, ScalarType.Int64);

        yield return Case("add", () => a() + b(), "[2, 3]", "[4, 5]");
        yield return Case("sub", () => a() - b(), "[2, 3]", "[4, 5]");
        yield return Case("mul", () => a() * b(), "[2, 3]", "[4, 5]");
        yield return Case("div", () => a() / b(), "[2, 3]", "[4, 5]");
        yield return Case("add_", () => ones(3).add_(a()), "[3]", "[2, 3]");
        yield return Case("pow", () => a().pow(b()), "[2, 3]", "[4, 5]");
        yield return Case("maximum", () => a().maximum(b()), "[2, 3]", "[4, 5]");
        yield return Case("eq", () => a().eq(b()), "[2, 3]", "[4, 5]");
        yield return Case("where", () => where(a().gt(0), b(), b()), "[2, 3]", "[4, 5]");
        yield return Case("copy_", () => a().copy_(b()), "[2, 3]", "[4, 5]");
        yield return Case("matmul", () => a().matmul(b()), "[2, 3]", "[4, 5]");
        yield return Case("matmul of batches", () => ones(2, 2, 3).matmul(ones(4, 3, 2)), "[2]", "[4]");
        yield return Case("mm", () => a().mm(ones(3)), "[2, 3]", "[3]");
        yield return Case("bmm", () => a().bmm(b()), "[2, 3]", "[4, 5]");
        yield return Case("mv", () => a().mv(b()), "[2, 3]", "[4, 5]");
        yield return Case("dot", () => ones(2).dot(ones(3)), "[2]", "[3]");
        yield return Case("outer", () => a().outer(ones(3)), "[2, 3]", "[3]");
        yield return Case("addmm", () => ones(5).addmm(a(), b()), "[2, 3]", "[4, 5]");
        yield return Case("linear", () => F.linear(a(), b()), "[2, 3]", "[4, 5]");
        yield return Case("linear with a bias", () => F.linear(a(), ones(4, 3), ones(7)), "[7]", "4 outputs");
        yield return Case("layer_norm", () => F.layer_norm(a(), [4]), "[2, 3]", "[4]");
        yield return Case("scaled_dot_product_attention", () => F.scaled_dot_product_attention(ones(1, 1, 2, 3), ones(1, 1, 2, 4), ones(1, 1, 2, 3)), "[1, 1, 2, 3]", "[1, 1, 2, 4]");
        yield return Case("cross_entropy", () => F.cross_entropy(a(), index(3)), "[2, 3]", "[3]");
        yield return Case("nll_loss", () => F.nll_loss(a(), index(3)), "[2, 3]", "[3]");
        yield return Case("mse_loss", () => F.mse_loss(a(), b()), "[2, 3]", "[4, 5]");
        yield return Case("binary_cross_entropy_with_logits", () => F.binary_cross_entropy_with_logits(a(), b()), "[2, 3]", "[4, 5]");
        yield return Case("conv1d", () => F.conv1d(ones(1, 3, 5), ones(4, 2, 3)), "[1, 3, 5]", "[4, 2, 3]");
        yield return Case("gather", () => a().gather(1, index(3, 2)), "[2, 3]", "[3, 2]");
        yield return Case("scatter_add", () => a().scatter_add(0, index(1, 4), ones(1, 4)), "[2, 3]", "[1, 4]");
        yield return Case("scatter", () => a().scatter(1, index(2, 2), ones(1, 2)), "[2, 2]", "[1, 2]");
        yield return Case("index_add", () => a().index_add(0, index(3), a(), 1), "[3]", "[2, 3]");
        yield return Case("index", () => a()[TensorIndex.Tensor(b().gt(0))], "[4, 5]", "[2, 3]");
        yield return Case("masked_select", () => a().masked_select(b().gt(0)), "[2, 3]", "[4, 5]");
        yield return Case("cat", () => cat([a(), b()]), "[2, 3]", "[4, 5]");
        yield return Case("stack", () => stack([a(), b()]), "[2, 3]", "[4, 5]");
        yield return Case("view", () => a().view(4), "[2, 3]", "[4]");
        yield return Case("reshape", () => a().reshape(5, -1), "[2, 3]", "[5, -1]");
        yield return Case("expand", () => a().expand(4, 3), "[2, 3]", "[4, 3]");
        yield return Case("permute", () => a().permute(0), "[2, 3]");
        yield return Case("repeat", () => a().repeat(2), "[2, 3]");
        yield return Case("split", () => a().split(new long[] { 1, 3 }, 1)[0], "[1, 3]", "[2, 3]");
        yield return Case("narrow", () => a().narrow(1, 2, 2), "[2, 3]");
        yield return Case("topk", () => a().topk(4).values, "[2, 3]");
        yield return Case("solve", () => linalg.solve(eye(3), ones(2, 2)), "[3, 3]", "[2, 2]");
        yield return Case("sum", () => a().sum(5L), "dimension 5", "2 dimensions");
        yield return Case("softmax", () => a().softmax(3), "dimension 3", "2 dimensions");
    }

    [TestCaseSource(nameof(Misfits))]
    public void What_does_not_fit_is_named(Func<Tensor> run, string[] parts)
    {
        using var scope = NewDisposeScope();
        var message = Assert.Catch(() => run()).Message;
        Assert.Multiple(() =>
        {
            foreach (var part in parts)
                Assert.That(message, Does.Contain(part));
            Assert.That(message.Split('\n')[0], Does.Not.Contain("Object reference"));
        });
    }
}
