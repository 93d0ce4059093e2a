using TorchSharp;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace ManagedTorch.Tests;

/// <summary>Who owns a tensor, and that nothing is left behind.</summary>
public sealed class ScopeTests
{
    [Test]
    public void A_scope_disposes_what_was_made_in_it_and_keeps_what_was_moved_out()
    {
        Tensor inner, kept;
        using (var outer = NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                inner = ones(3);
                kept = zeros(3).MoveToOuterDisposeScope();
            }

            Assert.That(inner.IsInvalid, Is.True);
            Assert.That(kept.IsInvalid, Is.False);
            Assert.That(outer.Contains(kept), Is.True);
        }

        Assert.That(kept.IsInvalid, Is.True);
    }

    [Test]
    public void A_disposed_tensor_says_so()
    {
        var x = ones(3);
        x.Dispose();
        Assert.That(() => x.shape, Throws.TypeOf<ObjectDisposedException>().With.Message.Contains("MoveToOuterDisposeScope"));
    }

    [Test]
    public void The_graph_keeps_disposed_tensors_alive_until_backward()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0, 2.0]).requires_grad_();
        Tensor y;
        using (NewDisposeScope())
            y = (x * x * x).sum().MoveToOuterDisposeScope();
        using (NewDisposeScope())
            _ = ones(2, ScalarType.Float64) * 9; // would overwrite a buffer that had gone back too early
        y.backward();
        Assert.That(x.grad!.data<double>().ToArray(), Is.EqualTo([3.0, 12.0]));
    }

    [Test]
    [NonParallelizable]
    public void Live_tensors_and_pooled_bytes_stay_flat_over_a_hundred_steps()
    {
        using var layer = nn.Linear(16, 16);
        using var optimiser = optim.AdamW(layer.parameters());
        void Step()
        {
            using var scope = NewDisposeScope();
            optimiser.zero_grad();
            layer.call(ones(4, 16)).gelu().sum().backward();
            optimiser.step();
        }

        for (var i = 0; i < 5; i++)
            Step();
        var (live, created) = (Tensor.TotalCount, BufferPool.CreatedBytes);
        for (var i = 0; i < 100; i++)
            Step();
        Assert.That((Tensor.TotalCount, BufferPool.CreatedBytes), Is.EqualTo((live, created)));
    }
}
