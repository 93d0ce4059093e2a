using Replication.Measures.Updates;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Updates;

/// <summary>The four statistics of a tensor's change, by hand.</summary>
public sealed class AdapterDeltaTests
{
    [Test]
    public void Four_elements_give_their_statistics_by_hand()
    {
        using var scope = NewDisposeScope();
        // Δ = 1, −1, 3, 1: mean 1, squared deviations 0 + 4 + 4 + 0; |Δ| = 1, 1, 3, 1: mean 1.5, squared deviations 3.
        var delta = AdapterDelta.Of(tensor([1f, 2, 0, -1], [2, 2]), tensor([2f, 1, 3, 0], [2, 2]));
        Assert.That(delta.Mean, Is.EqualTo(1));
        Assert.That(delta.Variance, Is.EqualTo(8.0 / 3).Within(1e-15));
        Assert.That(delta.MeanMagnitude, Is.EqualTo(1.5));
        Assert.That(delta.MagnitudeVariance, Is.EqualTo(1));
    }

    [Test]
    public void The_opposite_change_has_the_opposite_mean_and_the_same_magnitude()
    {
        using var scope = NewDisposeScope();
        Tensor before = tensor([0.5f, -2, 1]), after = tensor([0.25f, 3, 1]);
        AdapterDelta there = AdapterDelta.Of(before, after), back = AdapterDelta.Of(after, before);
        Assert.That(back, Is.EqualTo(there with { Mean = -there.Mean }));
        Assert.That(AdapterDelta.Of(before, before), Is.EqualTo(new AdapterDelta(0, 0, 0, 0)));
    }

    [Test]
    public void Tensors_of_different_shapes_are_refused() =>
        Assert.That(Assert.Throws<ArgumentException>(() => AdapterDelta.Of(zeros(2, 3), zeros(3, 2)))!.Message, Does.Contain("[2, 3] and [3, 2]"));
}
