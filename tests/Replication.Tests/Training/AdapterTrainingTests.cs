using Replication.Models;
using Replication.Models.Adapters;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Training;
using static TorchSharp.torch;

namespace Replication.Tests.Training;

/// <summary>Training adapters, which are no part of the model that they adapt.</summary>
public sealed class AdapterTrainingTests
{
    private static readonly TrainingSettings Settings = new() { Steps = 6, BatchSize = 4, ContextLength = 8, LearningRate = 1e-2, WarmUp = 0 };

    [Test]
    public void Adapters_are_trained_and_the_model_beneath_them_stays()
    {
        using var model = Model();
        using var lora = Adapters(model);
        var weights = Checkpoint.Sha256(model);
        var before = lora.Layers[0].A.detach().data<float>().ToArray();
        new Trainer(model, Settings) { Trained = [.. lora.Parameters()] }.Run(Windows);
        Assert.That(Checkpoint.Sha256(model), Is.EqualTo(weights));
        Assert.That(lora.Layers[0].A.detach().data<float>().ToArray(), Is.Not.EqualTo(before));
        Assert.That(lora.Layers[0].B.detach().data<float>().ToArray(), Has.None.Zero);
    }

    // The product BA does not change when a row of A and its column of B turn their signs; so nor does the loss, and the
    // gradients of both turn with them. A's initial rows are as likely as their opposites: the expected mean of Δ is zero.
    [Test]
    public void Adapters_that_start_mirrored_move_exactly_mirrored()
    {
        (float[] A, float[] B) Moved(bool mirrored)
        {
            using var model = Model();
            using var lora = Adapters(model);
            using var scope = NewDisposeScope();
            if (mirrored)
            {
                using var noGrad = no_grad();
                foreach (var layer in lora.Layers)
                    layer.A.neg_();
            }

            var before = lora.Layers.Select(layer => layer.A.detach().clone()).ToList();
            new Trainer(model, Settings) { Trained = [.. lora.Parameters()] }.Run(Windows);
            return ([.. lora.Layers.Zip(before).SelectMany(pair => pair.First.A.detach().sub(pair.Second).data<float>().ToArray())],
                [.. lora.Layers.SelectMany(layer => layer.B.detach().data<float>().ToArray())]);
        }

        var (a, b) = Moved(mirrored: false);
        var mirror = Moved(mirrored: true);
        Assert.That(mirror.A, Is.EqualTo(a.Select(x => -x)));
        Assert.That(mirror.B, Is.EqualTo(b.Select(x => -x)));
        Assert.That(a, Has.Some.Not.Zero);
    }

    private static LanguageModel Model()
    {
        var model = new ModelShape("llama", 16, 2).Create(7, new HeadSettings());
        model.Initialise(RandomStream.For("adapter training"));
        return model;
    }

    private static Lora Adapters(LanguageModel model) =>
        new(model, new LoraSettings { Rank = 3, Alpha = 6, Targets = ["q_proj", "v_proj", "down_proj"] }, RandomStream.For("adapters"));

    private static Batch Windows()
    {
        using var windows = tensor([.. from row in Enumerable.Range(0, 4) from position in Enumerable.Range(0, 9) select (long)((row + position) * position % 7)], [4, 9]);
        return Batch.OfWindows(windows);
    }
}
