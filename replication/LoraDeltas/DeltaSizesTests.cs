using Replication.Core.Claims;
using Replication.Core.Protocols;
using Replication.Models;
using Replication.Random;
using Replication.Training;
using Replication.Training.Tiers;
using TorchSharp;

namespace Replication.LoraDeltas;

/// <summary>What a tier changes in this study, and that nothing else knows a tier's sizes.</summary>
public sealed class DeltaSizesTests
{
    private static readonly DeltaSizes Shrunken = DeltaSizes.Gpu with
    {
        Tier = ShrunkenTier.Protocol,
        Model = ShrunkenTier.Protocol.Sized(new ModelShape("llama", Width: 16, Layers: 6)),
        Windows = 16,
        HeldOutWindows = 4,
    };

    [Test]
    public void The_gpu_tiers_model_has_forty_million_parameters()
    {
        Assert.That(DeltaSizes.Gpu.Model.Name, Is.EqualTo("llama-24x384"));
        using var model = DeltaSizes.Gpu.Model.Create(TierSizes.Gpu.VocabularySize, new HeadSettings());
        Assert.That(model.parameters().Sum(parameter => parameter.numel()), Is.EqualTo(39_340_416)); // 24 blocks of 11·384² + 2·384, 1,024 tokens of 384, which the head shares, and a norm
        foreach (var (place, layer) in DeltaRuns.Matrices(model, DeltaArm.Full).Where(m => m.Place.Layer == 0))
            Assert.That(layer.Weight.shape.Min(), Is.EqualTo(DeltaSizes.Gpu.FullRank(place.Matrix)), place.Matrix);
    }

    [Test]
    public void The_gpu_tiers_model_reads_a_sequence_of_its_own()
    {
        var texts = DeltaTexts.Of(PretrainedModels.Texts(new ClaimSettings(Tier.Gpu)));
        using var sequences = DomainWindows.Of(DeltaDomains.All[0], DeltaSizes.Gpu.Windows, texts).Epochs(RandomStream.For("gpu tier"), 1).First();
        using var model = DeltaSizes.Gpu.Model.Create(texts.Texts.VocabularyOf(DeltaSizes.Gpu.Model), new HeadSettings());
        model.Initialise(RandomStream.For("gpu tier", "weights"));
        Assert.That(sequences.Inputs.shape, Is.EqualTo(new long[] { 1, 128 }));
        Assert.That(Evaluation.Of(model, sequences).Loss, Is.EqualTo(Math.Log(TierSizes.Gpu.VocabularySize)).Within(0.5), "Untrained, it spreads its guess over the vocabulary.");
    }

    [Test]
    public void Both_tiers_take_one_multiple_of_the_studys_rates_and_fill_whole_batches([Values(true, false)] bool gpu)
    {
        var sizes = gpu ? DeltaSizes.Gpu : DeltaSizes.Micro;
        DeltaCell Cell(DeltaArm arm) => new(DeltaDomains.All[0], arm);
        double Rate(DeltaArm arm) => sizes.Training(Cell(arm)).LearningRate;
        Assert.That(Rate(DeltaArm.Low) / StudyCurves.LowRate, Is.EqualTo(sizes.RateFactor).Within(1e-12));
        Assert.That(Rate(DeltaArm.High) / StudyCurves.HighRate, Is.EqualTo(sizes.RateFactor).Within(1e-12));
        Assert.That(Rate(DeltaArm.Full), Is.EqualTo(sizes.Tier.FineTuning.LearningRate));
        Assert.That(sizes.Tier.Pretraining.LearningRate / 3e-4, Is.EqualTo(sizes.RateFactor).Within(1e-12), "Llama was pretrained at 3e-4.");
        Assert.That(DeltaDomains.All.Select(domain => sizes.WindowsOf(new(domain, DeltaArm.Unequal)) % DeltaProtocol.BatchSize), Has.All.Zero);
        Assert.That(sizes.WindowsOf(new(DeltaDomains.All[^1], DeltaArm.Unequal)), Is.EqualTo(sizes.Windows), "One domain's own budget is the common one.");
    }

    [Test]
    public void Products_with_the_base_are_the_studys_bfloat16_on_a_gpu_of_the_gpu_tier_alone()
    {
        Assert.That(DeltaSizes.Gpu.ComputeTypeOn(DeviceType.CUDA), Is.EqualTo(torch.ScalarType.BFloat16));
        Assert.That(DeltaSizes.Gpu.ComputeTypeOn(DeviceType.CPU), Is.Null);
        Assert.That(DeltaSizes.Micro.ComputeTypeOn(DeviceType.CUDA), Is.Null);
    }

    [Test]
    public void Sizes_are_known_for_the_two_tiers_that_the_harness_pretrains_for()
    {
        Assert.That(DeltaSizes.Of(TierSizes.Micro), Is.SameAs(DeltaSizes.Micro));
        Assert.That(DeltaSizes.Of(TierSizes.Gpu), Is.SameAs(DeltaSizes.Gpu));
        Assert.That(() => DeltaSizes.Of(ShrunkenTier.Protocol), Throws.ArgumentException);
    }

    [Test]
    public void Adapters_and_the_full_control_run_at_sizes_that_are_not_the_micro_tiers()
    {
        var texts = new DeltaTexts(ShrunkenTier.Texts, Shrunken);
        var cells = new DeltaCell[] { new(DeltaDomains.None, DeltaArm.Low), new(DeltaDomains.All[0], DeltaArm.Unequal), new(DeltaDomains.All[0], DeltaArm.Full) };
        using var heldOut = DomainWindows.Of(cells[1].Domain, Shrunken.WindowsOf(cells[1]), texts).HeldOut();
        Assert.That(heldOut.Inputs.shape, Is.EqualTo(new long[] { 4, 48 }));
        var outcomes = ShrunkenTier.Outcomes([.. cells.Select(cell => DeltaRuns.Of(cell, 1, texts))]);
        foreach (var (cell, outcome) in cells.Zip(outcomes))
        {
            var profile = outcome.Series[UpdateMeasures.Norm(DeltaProtocol.Epochs, cell.Arm.Measured[0])];
            Assert.That(profile, Has.Count.EqualTo(12).And.All.Positive, cell.Path);
            Assert.That(outcome.Scalars["loss.after"], Is.Not.EqualTo(outcome.Scalars["loss.before"]), cell.Path);
        }

        Assert.That(outcomes[2].Series[UpdateMeasures.EffectiveRank("k_proj")], Has.All.InRange(1, Shrunken.FullRank("k_proj")));
    }
}
