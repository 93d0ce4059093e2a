using Replication.Training;

namespace Replication.Tests.Training;

public sealed class TrainingSettingsTests
{
    private static readonly TrainingSettings Settings = new() { Steps = 100, BatchSize = 1, ContextLength = 1, LearningRate = 2 };

    [Test]
    public void The_rate_rises_over_the_first_tenth_and_falls_to_almost_nothing()
    {
        Assert.That(Settings.RateAt(0), Is.EqualTo(0.2).Within(1e-12));
        Assert.That(Settings.RateAt(9), Is.EqualTo(2).Within(1e-12));
        Assert.That(Settings.RateAt(10), Is.EqualTo(2).Within(1e-12));
        Assert.That(Settings.RateAt(55), Is.EqualTo(1).Within(1e-12));
        Assert.That(Settings.RateAt(99), Is.EqualTo(2.0 / 90).Within(1e-12));
    }

    [Test]
    public void Every_setting_that_changes_numbers_changes_the_key()
    {
        TrainingSettings[] variants =
        [
            Settings, Settings with { Steps = 99 }, Settings with { BatchSize = 2 }, Settings with { ContextLength = 2 }, Settings with { LearningRate = 1 },
            Settings with { WarmUp = 0.2 }, Settings with { WeightDecay = 0.1 }, Settings with { MaximumGradientNorm = 2 },
        ];
        Assert.That(variants.Select(v => string.Join(';', v.Parts("x"))), Is.Unique);
    }
}
