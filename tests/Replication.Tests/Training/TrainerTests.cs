using Replication.Core.Environments;
using Replication.Measures.Depth;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Training;
using static TorchSharp.torch;

namespace Replication.Tests.Training;

/// <summary>Training on a text that one look suffices to learn: the same three tokens in turn.</summary>
public sealed class TrainerTests
{
    private const int Vocabulary = 7;

    private static readonly TrainingSettings Settings = new() { Steps = 80, BatchSize = 4, ContextLength = 8, LearningRate = 1e-2 };

    [Test]
    public void The_loss_of_every_decoder_falls_from_chance_to_almost_nothing(
        [Values("codegen", "gpt-neox", ModelShape.Rewired, "gpt2", "llama", "mamba", "opt", "rwkv")] string architecture)
    {
        using var model = Model(architecture);
        using var windows = Cycle();
        var before = Evaluation.Of(model, windows);
        new Trainer(model, Settings).Run(Cycle);
        var after = Evaluation.Of(model, windows);
        Assert.That(before.Loss, Is.EqualTo(Math.Log(Vocabulary)).Within(0.6));
        Assert.That(after.Loss, Is.LessThan(0.1));
        Assert.That(after.Accuracy, Is.EqualTo(1));
    }

    [Test]
    public void The_same_streams_train_the_same_weights()
    {
        string Trained()
        {
            using var model = Model("gpt2");
            new Trainer(model, Settings with { Steps = 3 }).Run(Cycle);
            return Checkpoint.Sha256(model);
        }

        var first = Trained();
        Assert.That(Trained(), Is.EqualTo(first));
    }

    [Test]
    public void Evaluation_does_not_depend_on_its_pieces_beyond_rounding()
    {
        using var model = Model("gpt-neox");
        using var windows = Cycle();
        Assert.That(Evaluation.Of(model, windows, piece: 3).Loss, Is.EqualTo(Evaluation.Of(model, windows).Loss).Within(1e-6));
    }

    [Test]
    public void Labels_that_are_ignored_count_neither_for_the_loss_nor_for_the_accuracy()
    {
        using var model = Model("gpt2");
        using var windows = Cycle();
        var half = windows.Labels.clone();
        half.narrow(0, 2, 2).fill_(Batch.Ignored);
        using var masked = windows with { Labels = half };
        Assert.That(Evaluation.Of(model, masked).Loss, Is.EqualTo(Evaluation.Of(model, windows.Narrow(0, 2)).Loss).Within(1e-6));
    }

    [Test]
    public void Frozen_parameters_stay_as_they_are()
    {
        using var model = Model("gpt2");
        foreach (var parameter in model.Blocks[0].parameters())
            parameter.requires_grad = false;
        var (frozen, trained) = (model.Blocks[0].parameters().First().clone(), model.Blocks[1].parameters().First().clone());
        new Trainer(model, Settings with { Steps = 2 }).Run(Cycle);
        Assert.That(model.Blocks[0].parameters().First().data<float>().ToArray(), Is.EqualTo(frozen.data<float>().ToArray()));
        Assert.That(model.Blocks[1].parameters().First().data<float>().ToArray(), Is.Not.EqualTo(trained.data<float>().ToArray()));
    }

    [Test]
    public void A_penalty_pulls_the_weights_and_is_not_part_of_the_reported_loss()
    {
        double Norm(Func<Tensor>? penalty, LanguageModel model)
        {
            var loss = new Trainer(model, Settings with { WeightDecay = 0 }) { Penalty = penalty }.Run(Cycle);
            Assert.That(loss, Is.InRange(0, 2));
            return model.Blocks[0].parameters().First(p => p.ndim == 2).norm().item<float>();
        }

        using LanguageModel free = Model("gpt2"), bound = Model("gpt2");
        var weights = bound.Blocks[0].parameters().First(p => p.ndim == 2);
        Assert.That(Norm(() => weights.mul(weights).sum(), bound), Is.LessThan(0.9 * Norm(null, free)));
    }

    [Test]
    public void A_rate_without_bounds_ends_in_a_sentence_that_names_the_step()
    {
        using var model = Model("gpt2");
        using (no_grad())
            model.parameters().First().fill_(float.NaN);
        Assert.That(() => new Trainer(model, Settings).Run(Cycle), Throws.TypeOf<TrainingDivergedException>().With.Message.Contains("step 0"));
    }

    [Test]
    public void Cancellation_stops_before_the_next_step()
    {
        using var stop = new CancellationTokenSource();
        using var model = Model("gpt2");
        var steps = 0;
        var trainer = new Trainer(model, Settings) { AfterStep = done => { if ((steps = done) == 2) stop.Cancel(); } };
        Assert.That(() => trainer.Run(Cycle, cancellation: stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(steps, Is.EqualTo(2));
    }

    [Test]
    public void A_checkpoint_brings_back_the_same_hidden_states()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.safetensors");
        using var original = Model("gpt-neox");
        using var copy = new ModelShape("gpt-neox").Create(Vocabulary, new HeadSettings());
        Checkpoint.Save(original, path);
        Checkpoint.Load(copy, path);
        File.Delete(path);
        using var windows = Cycle();
        using HiddenStates before = HiddenStates.Collect(original, windows.Inputs), after = HiddenStates.Collect(copy, windows.Inputs);
        for (var layer = 0; layer < before.Count; layer++)
            Assert.That(after[layer].data<float>().ToArray(), Is.EqualTo(before[layer].data<float>().ToArray()), $"layer {layer}");
    }

    [Test]
    public void Hidden_states_do_not_depend_on_the_batch()
    {
        // Other engines add up a product in another order where it has other rows.
        var rounding = EngineName.Current == EngineName.Managed ? 0 : 1e-5;
        using var model = Model("gpt-neox");
        using var windows = Cycle();
        using HiddenStates whole = HiddenStates.Collect(model, windows.Inputs), parts = HiddenStates.Collect(model, windows.Inputs, batchSize: 3);
        for (var layer = 0; layer < whole.Count; layer++)
            Assert.That(parts[layer].data<float>().ToArray(), Is.EqualTo(whole[layer].data<float>().ToArray()).Within(rounding), $"layer {layer}");
    }

    [Test]
    public void Hidden_states_leave_padding_out()
    {
        using var model = Model("gpt2");
        using var windows = Cycle();
        using var mask = tensor([1L, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1], [4, 8]);
        using HiddenStates all = HiddenStates.Collect(model, windows.Inputs), tokens = HiddenStates.Collect(model, windows.Inputs, mask, batchSize: 3);
        Assert.That(tokens[6].shape, Is.EqualTo(new long[] { 22, 64 }));
        // Row 1 of the batch, whole, begins after the five tokens of row 0.
        Assert.That(tokens[6].narrow(0, 5, 8).data<float>().ToArray(), Is.EqualTo(all[6].narrow(0, 8, 8).data<float>().ToArray()).Within(1e-5));
    }

    private static LanguageModel Model(string architecture)
    {
        var model = new ModelShape(architecture).Create(Vocabulary, new HeadSettings());
        model.Initialise(RandomStream.For("training tests", architecture));
        return model;
    }

    // Four rows of nine tokens 0 1 2 0 1 2 …, each row begun at another place.
    private static Batch Cycle()
    {
        using var windows = tensor([.. from row in Enumerable.Range(0, 4) from position in Enumerable.Range(0, 9) select (long)((row + position) % 3)], [4, 9]);
        return Batch.OfWindows(windows);
    }
}
