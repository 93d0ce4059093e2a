using Replication.Data;
using Replication.Data.Tokenizers;
using Replication.Measures.Depth;
using Replication.Measures.Similarity;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Tests.Data.Corpora;
using Replication.Training;
using Replication.Training.Objectives;

namespace Replication.Tests.Training;

/// <summary>A checkpoint that others trained, fine-tuned on a real corpus: the way of the paper tier, at a size that every machine bears.</summary>
public sealed class TrainedCheckpointProfileTests
{
    private const int BeginningOfText = 1;

    [Test]
    public void A_trained_Llama_learns_a_real_corpus_and_shows_where_it_changed()
    {
        var folder = LocalData.Path("ckpt_stories260K", "hf");
        var tokenizer = Tokenizer.Open(LocalData.Path("ckpt_stories260K", "tok512.bin"));
        var corpus = TextCorpusReader.Open(LocalData.Path("tinyshakespeare", "input.txt"));
        var settings = new TrainingSettings { Steps = 60, BatchSize = 8, ContextLength = 64, LearningRate = 5e-4 };
        var objective = new NextToken(
            TokenStream.Create(corpus, tokenizer, BeginningOfText), tokenizer.VocabularySize, corpus.Sha256, settings.ContextLength, heldOut: 32);

        using var model = ModelConfiguration.Load(folder);
        using var heldOut = objective.HeldOut();
        var before = Evaluation.Of(model, heldOut);
        using var statesBefore = HiddenStates.Collect(model, heldOut.Inputs);
        var order = RandomStream.For("trained checkpoint", "data order");
        new Trainer(model, settings).Run(() => objective.Draw(order, settings.BatchSize));
        var after = Evaluation.Of(model, heldOut);
        using var statesAfter = HiddenStates.Collect(model, heldOut.Inputs);
        var profile = ChangeProfile.Between(statesBefore, statesAfter, Procrustes.Distance);

        TestContext.Out.WriteLine(FormattableString.Invariant(
            $"loss {before.Loss:F3} → {after.Loss:F3} nats; Procrustes distance by layer {string.Join(" ", profile.Changes.Select(c => c.ToString("F4", System.Globalization.CultureInfo.InvariantCulture)))}; locality gradient {profile.Slope:F3}"));
        Assert.That(after.Loss, Is.LessThan(before.Loss - 0.5));
        Assert.That(profile.Changes, Has.Count.EqualTo(5).And.All.InRange(1e-4, 2.0));
        Assert.That(profile.Embeddings, Is.LessThan(profile.Changes.Max()));
    }
}
