using Replication.Models;
using Replication.Training.Tiers;

namespace Replication.Linearization;

/// <summary>What a tier changes in this paper, and that nothing else knows a tier's sizes.</summary>
public sealed class LinearizationSizesTests
{
    private static readonly LinearizationSizes Shrunken = LinearizationSizes.Gpu with
    {
        Tier = ShrunkenTier.Protocol,
        Model = ShrunkenTier.Protocol.Sized(new ModelShape("roberta", Width: 16, Layers: 4)),
        Pretraining = ShrunkenTier.Protocol.Pretraining,
        TrainingExamples = 32,
        HeldOutExamples = 40,
    };

    [Test]
    public void The_gpu_tiers_model_has_twenty_six_million_parameters_and_a_block_at_every_place()
    {
        var sizes = LinearizationSizes.Gpu;
        Assert.That(sizes.Model.Name, Is.EqualTo("roberta-8x512"));
        using var model = sizes.Model.Create(TierSizes.Gpu.VocabularySize + 1, new HeadSettings { Kind = HeadKind.SequenceClassification, Classes = 6 });
        Assert.That(model.parameters().Sum(parameter => parameter.numel()) / 1e6, Is.EqualTo(26).Within(0.5));
        Assert.That(sizes.Blocks, Is.Ordered.And.Unique.And.Count.EqualTo(LayerSet.All.Layers.Split('-').Length));
        Assert.That((sizes.Blocks[0], sizes.Blocks[^1]), Is.EqualTo((0, sizes.Model.Layers - 1)), "First and last, as in the paper.");
        var layers = model.named_modules().Select(module => module.name).ToHashSet();
        Assert.That(LayerSet.All.TargetsIn(sizes), Is.SubsetOf(layers));
    }

    [Test]
    public void A_run_makes_the_tiers_steps_in_whole_batches([Values(true, false)] bool gpu)
    {
        var sizes = gpu ? LinearizationSizes.Gpu : LinearizationSizes.Micro;
        Assert.That(TuningRuns.Settings(sizes).Steps, Is.EqualTo(sizes.Tier.FineTuning.Steps));
        Assert.That(sizes.TrainingExamples % TuningRuns.BatchSize, Is.Zero);
        Assert.That(TuningRuns.Settings(sizes).ContextLength, Is.EqualTo(sizes.Tier.ContextLength));
        Assert.That(sizes.Pretraining.ContextLength, Is.EqualTo(sizes.Tier.ContextLength));
    }

    [Test]
    public void Sizes_are_known_for_the_two_tiers_that_the_harness_pretrains_for()
    {
        Assert.That(LinearizationSizes.Of(TierSizes.Micro), Is.SameAs(LinearizationSizes.Micro));
        Assert.That(LinearizationSizes.Of(TierSizes.Gpu), Is.SameAs(LinearizationSizes.Gpu));
        Assert.That(() => LinearizationSizes.Of(ShrunkenTier.Protocol), Throws.ArgumentException);
    }

    [Test]
    public void Every_kind_of_run_works_at_sizes_that_are_not_the_micro_tiers()
    {
        var texts = new LinearizationTexts(ShrunkenTier.Texts, Shrunken);
        using var rows = LinearizationTask.Of(LinearizationTask.Six, texts).KernelRows();
        Assert.That(rows.Inputs.shape, Is.EqualTo(new long[] { LinearizationTask.KernelExamples, 48 }));
        var outcomes = ShrunkenTier.Outcomes(
            KernelRuns.Of(LinearizationTask.Six, 1, texts),
            TuningRuns.Of(Sweep.Tuning(LinearizationTask.Six, 0.01), 1, texts), // with its nonlinearity
            DescentRuns.Of(new(LinearizationTask.Two, 1), 1, texts));
        var largest = LayerSet.Grid.Select(set => outcomes[0].Scalars[$"{set.Name}.largest"]).ToList();
        Assert.That(largest, Has.All.Positive);
        Assert.That(largest, Is.Unique, "Every set has a kernel of its own.");
        Assert.That(outcomes[1].Series["loss"], Has.Count.EqualTo(TuningRuns.Epochs + 1));
        Assert.That(outcomes[1].Scalars["nonlinearity"], Is.Positive);
        Assert.That(outcomes[2].Series["distance"][^1], Is.Positive);
    }
}
