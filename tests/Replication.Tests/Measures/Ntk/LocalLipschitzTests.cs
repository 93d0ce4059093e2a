using Replication.Measures.Ntk;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Ntk;

/// <summary>Algorithm 1: quotients over pairs of inputs, at models drawn on a sphere.</summary>
public sealed class LocalLipschitzTests
{
    [Test]
    public void At_radius_zero_it_is_the_model_s_own_quotients()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["query", "value"], examples: 3);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var output = micro.Model.call(micro.Inputs, micro.Mask);
        var states = output.HiddenStates[0] * micro.Mask.unsqueeze(2).to(ScalarType.Float32);
        double Apart(Tensor x, int i, int j) => (x.select(0, i) - x.select(0, j)).to(ScalarType.Float64).pow(2).sum().sqrt().item<double>();
        double[] quotients = [.. new[] { (0, 1), (0, 2), (1, 2) }.Select(p => Apart(output.Logits, p.Item1, p.Item2) / Apart(states, p.Item1, p.Item2))];
        var estimate = Estimate(micro, 0, 2);
        Assert.That(estimate.Mean, Is.EqualTo(quotients.Average()).Within(1e-6 * quotients.Max()));
        Assert.That(estimate.Maximum, Is.EqualTo(quotients.Max()).Within(1e-6 * quotients.Max()));
    }

    [Test]
    public void It_moves_with_the_radius_repeats_with_the_stream_and_leaves_the_model_where_it_was()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["query", "value"]);
        var before = micro.Lora.Parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray()).ToArray();
        LipschitzEstimate near = Estimate(micro, 0.01, 4), far = Estimate(micro, 3, 4), still = Estimate(micro, 0, 1);
        Assert.That(Math.Abs(far.Mean - still.Mean), Is.GreaterThan(Math.Abs(near.Mean - still.Mean)));
        Assert.That(Estimate(micro, 3, 4), Is.EqualTo(far));
        Assert.That(far.Maximum, Is.GreaterThanOrEqualTo(far.Mean));
        Assert.That(micro.Lora.Parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray()), Is.EqualTo(before));
    }

    [Test]
    public void Inputs_that_are_all_the_same_are_refused()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["query"]);
        using var scope = NewDisposeScope();
        var same = micro.Inputs.narrow(0, 0, 1).repeat(3, 1);
        Assert.That(
            () => LocalLipschitz.At(micro.Model, [.. micro.Lora.Parameters()], same, null, 1, 1, RandomStream.For("v")),
            Throws.ArgumentException.With.Message.Contains("two inputs that differ"));
        Assert.That(() => Estimate(micro, 1, 0), Throws.ArgumentException.With.Message.Contains("one draw or more"));
    }

    private static LipschitzEstimate Estimate(AdaptedEncoderCase micro, double radius, int draws) =>
        LocalLipschitz.At(micro.Model, [.. micro.Lora.Parameters()], micro.Inputs, micro.Mask, radius, draws, RandomStream.For("v"));
}
