using Replication.Models.Architectures;
using Replication.Models.Layers;

namespace Replication.Models.Tests;

public sealed class LlamaRotaryScalingTests
{
    [Test]
    public void Llama_3_keeps_short_wavelengths_stretches_long_ones_and_blends_between()
    {
        var plain = Rotary.Frequencies(128, 500000);
        var scaling = new LlamaRotaryScaling("llama3", 8, 1, 4, 8192);
        foreach (var frequency in plain)
        {
            var scaled = scaling.Apply(frequency);
            switch (2 * Math.PI / frequency)
            {
                case < 8192 / 4.0:
                    Assert.That(scaled, Is.EqualTo(frequency));
                    break;
                case > 8192:
                    Assert.That(scaled, Is.EqualTo(frequency / 8));
                    break;
                default:
                    Assert.That(scaled, Is.GreaterThan(frequency / 8).And.LessThan(frequency));
                    break;
            }
        }

        Assert.That(plain.Count(f => scaling.Apply(f) == f), Is.InRange(1, 63), "all three kinds occur");
    }

    [Test]
    public void Linear_scaling_divides_every_frequency() =>
        Assert.That(new[] { 1, 0.5f }.Select(new LlamaRotaryScaling("linear", 4).Apply), Is.EqualTo(new[] { 0.25f, 0.125f }));
}
