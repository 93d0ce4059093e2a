using Replication.Data;
using Replication.Models;
using Replication.Training.Tiers;
using static TorchSharp.torch;

namespace Replication.Tests.Training;

/// <summary>One protocol for all tiers: only sizes differ.</summary>
public sealed class TierProtocolTests
{
    private static readonly TextCorpus Corpus = EmbeddedLanguage.Corpus(Domain.Base, "tier protocol tests", 40_000);

    private static readonly TierSizes Wider = TierSizes.Micro with
    {
        VocabularySize = 300,
        ContextLength = 48,
        ProbeWindows = 4,
        WidthFactor = 2,
        DepthFactor = 2,
        Pretraining = TierSizes.Micro.Pretraining with { Steps = 2, BatchSize = 2, ContextLength = 48 },
    };

    private static IReadOnlyList<string> Architectures => ModelShape.Architectures;

    [TestCaseSource(nameof(Architectures))]
    public void Every_architecture_trains_at_the_sizes_of_another_tier(string architecture)
    {
        var texts = new TierTexts(Corpus, Corpus, Wider);
        var kind = Wider.Sized(new ModelShape(architecture, 16, 1));
        using var model = Pretraining.Run(kind, 1, texts, new Progress<double>(), CancellationToken.None);
        using var heldOut = texts.PretrainingObjective(kind).HeldOut().To(RunDevice.Current);
        using var scope = NewDisposeScope();
        var states = model.call(heldOut.Inputs, null).HiddenStates;
        Assert.That(heldOut.Inputs.shape, Is.EqualTo(new long[] { 4, 48 }));
        Assert.That(states.Count, Is.EqualTo(3), "Embeddings and two blocks.");
        Assert.That(states[^1].shape, Is.EqualTo(new long[] { 4, 48, 32 }));
    }

    [Test]
    public void The_micro_tier_leaves_the_sizes_that_a_claim_names()
    {
        var kind = new ModelShape("gpt2", 32);
        Assert.That(TierSizes.Micro.Sized(kind), Is.EqualTo(kind));
        Assert.That(TierSizes.Gpu.Sized(kind).Name, Is.EqualTo("gpt2-12x256"));
    }

    [Test]
    public void A_training_step_sees_the_context_that_its_models_have([Values(true, false)] bool gpu)
    {
        var protocol = gpu ? TierSizes.Gpu : TierSizes.Micro;
        Assert.That(protocol.Pretraining.ContextLength, Is.EqualTo(protocol.ContextLength));
        Assert.That(protocol.FineTuning.ContextLength, Is.EqualTo(protocol.ContextLength));
        Assert.That(protocol.FineTuning.Steps * 5, Is.EqualTo(protocol.Pretraining.Steps), "Fine-tuning is a fifth of pretraining.");
        Assert.That(protocol.TaskExamples, Is.GreaterThanOrEqualTo(protocol.FineTuning.Steps * protocol.FineTuning.BatchSize), "No example is seen twice.");
    }
}
