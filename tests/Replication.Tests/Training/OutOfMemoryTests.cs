using System.Runtime.InteropServices;
using Replication.Models;
using Replication.Random;
using Replication.Training;
using static TorchSharp.torch;

namespace Replication.Tests.Training;

/// <summary>What the trainer does where libtorch says that a GPU's memory is spent; the penalty says it here.</summary>
public sealed class OutOfMemoryTests
{
    private const string Said = "CUDA out of memory. Tried to allocate 2.00 GiB";

    private static readonly TrainingSettings Settings = new() { Steps = 3, BatchSize = 5, ContextLength = 8, LearningRate = 1e-3 };

    [TestCase(1)]
    [TestCase(2)]
    public void A_batch_that_does_not_fit_is_taken_in_pieces_that_train_the_same_weights_to_rounding(int failures)
    {
        using LanguageModel whole = Model(), pieces = Model();
        var expected = Train(whole, () => Size(whole));
        var left = failures;
        var loss = Train(pieces, () => left-- > 0 ? throw new ExternalException(Said) : Size(pieces));
        Assert.That(loss, Is.EqualTo(expected).Within(1e-6));
        foreach (var (first, second) in whole.parameters().Zip(pieces.parameters()))
        {
            using var scope = NewDisposeScope();
            // Adam's step has the size of the rate whatever the gradient's, so that a gradient of rounding alone shows up by it.
            Assert.That((first - second).abs().mean().item<float>(), Is.LessThan(1e-5));
        }
    }

    [Test]
    public void Where_not_even_one_sequence_fits_one_sentence_says_so()
    {
        using var model = Model();
        Assert.That(() => Train(model, () => throw new ExternalException(Said)), Throws.TypeOf<OutOfGpuMemoryException>()
            .With.Message.StartsWith("The GPU ran out of memory at step 0 with one sequence of 8 tokens, after smaller and smaller pieces of a batch of 5: "));
    }

    [Test]
    public void Any_other_error_passes_through()
    {
        using var model = Model();
        Assert.That(() => Train(model, () => throw new InvalidOperationException("Something else.")), Throws.InvalidOperationException);
    }

    // Half the squared length of the embeddings: a penalty that must count once, however many pieces there are.
    private static Tensor Size(LanguageModel model) => model.parameters().First().pow(2).sum() / 2;

    private static double Train(LanguageModel model, Func<Tensor> penalty)
    {
        var order = RandomStream.For("out of memory");
        return new Trainer(model, Settings) { Penalty = penalty }.Run(() => Next(order));
    }

    // A third of the labels count for nothing, at random: pieces then weigh differently.
    private static Batch Next(RandomStream order)
    {
        long[] inputs = [.. Enumerable.Range(0, 40).Select(_ => (long)order.NextInt32(7))];
        long[] labels = [.. inputs.Select(id => order.NextInt32(3) == 0 ? Batch.Ignored : (id + 1) % 7)];
        return new Batch(tensor(inputs, [5, 8]), null, tensor(labels, [5, 8]));
    }

    private static LanguageModel Model()
    {
        var model = new ModelShape("gpt2", 16, 2).Create(7, new HeadSettings());
        model.Initialise(RandomStream.For("out of memory", "weights"));
        return model;
    }
}
