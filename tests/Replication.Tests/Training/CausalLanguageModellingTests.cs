using Replication.Measures.Depth;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Training;
using static TorchSharp.torch;

namespace Replication.Tests.Training;

/// <summary>Training on a text that one look suffices to learn: the same three tokens in turn.</summary>
public sealed class CausalLanguageModellingTests
{
    private const int Vocabulary = 7;

    private static readonly TrainingSettings Settings = new() { Steps = 80, BatchSize = 4, ContextLength = 8, LearningRate = 1e-2 };

    [TestCaseSource(typeof(MicroModels), nameof(MicroModels.Families))]
    public void The_loss_falls_from_chance_to_almost_nothing(string family)
    {
        using var model = Model(family);
        using var windows = tensor(Cycle(8), [4, 9]);
        var before = CausalLanguageModelling.Evaluate(model, windows);
        CausalLanguageModelling.Train(model, () => Cycle(8), Settings);
        Assert.That(before, Is.EqualTo(Math.Log(Vocabulary)).Within(0.5));
        Assert.That(CausalLanguageModelling.Evaluate(model, windows), Is.LessThan(0.1));
    }

    [Test]
    public void The_same_streams_train_the_same_weights()
    {
        string Trained()
        {
            using var model = Model("gpt2");
            CausalLanguageModelling.Train(model, () => Cycle(8), Settings with { Steps = 3 });
            return Checkpoint.Sha256(model);
        }

        var first = Trained();
        Assert.That(Trained(), Is.EqualTo(first));
    }

    [Test]
    public void Evaluation_does_not_depend_on_its_batches_beyond_rounding()
    {
        using var model = Model("gpt-neox");
        using var windows = tensor(Cycle(8), [4, 9]);
        Assert.That(
            CausalLanguageModelling.Evaluate(model, windows, batchSize: 3), Is.EqualTo(CausalLanguageModelling.Evaluate(model, windows)).Within(1e-6));
    }

    [Test]
    public void A_rate_without_bounds_ends_in_a_sentence_that_names_the_step()
    {
        using var model = Model("gpt2");
        using (no_grad())
            model.parameters().First().fill_(float.NaN);
        Assert.That(
            () => CausalLanguageModelling.Train(model, () => Cycle(8), Settings),
            Throws.TypeOf<TrainingDivergedException>().With.Message.Contains("step 0"));
    }

    [Test]
    public void Cancellation_stops_before_the_next_step()
    {
        using var stop = new CancellationTokenSource();
        using var model = Model("gpt2");
        var steps = 0;
        Assert.That(
            () => CausalLanguageModelling.Train(
                model,
                () =>
                {
                    if (++steps == 2)
                        stop.Cancel();
                    return Cycle(8);
                },
                Settings,
                cancellation: stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(steps, Is.EqualTo(2));
    }

    [Test]
    public void A_checkpoint_brings_back_the_same_hidden_states()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.safetensors");
        using var original = Model("gpt-neox");
        using var copy = MicroModels.Create("gpt-neox", Vocabulary);
        Checkpoint.Save(original, path);
        Checkpoint.Load(copy, path);
        File.Delete(path);
        using var windows = tensor(Cycle(7), [4, 8]);
        using HiddenStates before = HiddenStates.Collect(original, windows), after = HiddenStates.Collect(copy, windows, batchSize: 3);
        for (var layer = 0; layer < before.Count; layer++)
            Assert.That(after[layer].data<float>().ToArray(), Is.EqualTo(before[layer].data<float>().ToArray()), $"layer {layer}");
    }

    private static CausalLanguageModel Model(string family)
    {
        var model = MicroModels.Create(family, Vocabulary);
        model.Initialise(RandomStream.For("training tests", family));
        return model;
    }

    // Four rows of context + 1 tokens 0 1 2 0 1 2 …, each row begun at another place.
    private static long[] Cycle(int context) =>
        [.. from row in Enumerable.Range(0, 4) from position in Enumerable.Range(0, context + 1) select (long)((row + position) % 3)];
}
