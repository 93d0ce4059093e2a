using Replication.Models.Layers;
using Replication.Random;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

/// <summary>Every architecture under every head: shapes, padding, causality, gradients, dropout.</summary>
public sealed class HeadTests
{
    private const int Vocabulary = 11;
    private const int PaddingId = 0;
    private const int Classes = 3;

    // Other engines add up a product in another order where it has other rows, which changes a few last bits: one unit in the
    // last place of every weight moves these logits by 1e-6 to 2e-5, depending on the architecture.
    private static readonly double Rounding = typeof(torch).Assembly.GetName().Name == "ManagedTorch" ? 1e-6 : 1e-5;

    private static readonly long[] Sentence = [3, 9, 1, 7, 4];

    [Test]
    public void Logits_have_the_shape_of_the_head_and_there_is_a_state_for_every_block(
        [ValueSource(typeof(ModelShape), nameof(ModelShape.Architectures))] string architecture, [Values] HeadKind head)
    {
        using var scope = NewDisposeScope();
        using var model = Micro(architecture, head);
        var output = model.call(Placed(new long[] { 3, 9, 1, 7, 4, 2 }, [2, 3]), null);
        Assert.That(output.Logits.shape, Is.EqualTo(head switch
        {
            HeadKind.SequenceClassification => new long[] { 2, Classes },
            HeadKind.TokenClassification => [2, 3, Classes],
            _ => [2, 3, Vocabulary],
        }));
        Assert.That(output.HiddenStates.Select(s => s.shape), Is.All.EqualTo(new long[] { 2, 3, model.Width }));
        Assert.That(output.HiddenStates, Has.Count.EqualTo(model.Blocks.Count + 1));
    }

    [Test]
    public void What_stands_in_the_padding_changes_not_a_bit(
        [ValueSource(typeof(ModelShape), nameof(ModelShape.Architectures))] string architecture, [Values] HeadKind head)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var model = Micro(architecture, head);
        float[] Logits(long first, long second)
        {
            var ids = Placed(new long[] { 3, 9, 1, 7, 4, first, second, 1, 2, 3, 4, 5, 6, 7 }, [2, 7]);
            var mask = Placed(new long[] { 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1 }, [2, 7]);
            var logits = model.call(ids, mask).Logits.narrow(0, 0, 1);
            return (logits.ndim == 3 ? logits.narrow(1, 0, 5) : logits).contiguous().cpu().data<float>().ToArray();
        }

        Assert.That(Logits(8, 2), Is.EqualTo(Logits(PaddingId, PaddingId)));
    }

    [Test]
    public void Padding_on_the_right_changes_nothing_beyond_rounding(
        [ValueSource(typeof(ModelShape), nameof(ModelShape.Architectures))] string architecture, [Values] HeadKind head)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var model = Micro(architecture, head);
        var alone = model.call(Placed(Sentence, [1, 5]), null).Logits;
        var padded = model.call(
            Placed(new long[] { 3, 9, 1, 7, 4, 0, 0, 1, 2, 3, 4, 5, 6, 7 }, [2, 7]), Placed(new long[] { 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1 }, [2, 7])).Logits.narrow(0, 0, 1);
        Closeness.Assert("logits", padded.ndim == 3 ? padded.narrow(1, 0, 5).contiguous() : padded, alone, Rounding);
    }

    [TestCaseSource(typeof(ModelShape), nameof(ModelShape.Architectures))]
    public void Parts_come_in_the_order_of_their_weights(string architecture)
    {
        using var model = Micro(architecture, HeadKind.TokenClassification);
        var weights = model.named_parameters().Select(p => p.name).Where(name => name.EndsWith(".weight", StringComparison.Ordinal)).ToList();
        Assert.That(model.named_modules().Select(part => part.name + ".weight").Where(weights.Contains), Is.EqualTo(weights));
    }

    [TestCaseSource(typeof(ModelShape), nameof(ModelShape.Architectures))]
    public void Without_a_mask_a_decoder_finds_the_last_token_by_the_padding_id(string architecture)
    {
        using var scope = NewDisposeScope();
        using var model = Micro(architecture, HeadKind.SequenceClassification);
        if (model is not CausalLanguageModel)
            return;
        var padded = model.call(Placed(new long[] { 3, 9, 1, 7, 4, PaddingId, PaddingId }, [1, 7]), null).Logits;
        Closeness.Assert("logits", padded, model.call(Placed(Sentence, [1, 5]), null).Logits.detach(), Rounding);
    }

    [Test]
    public void The_causal_head_never_sees_the_future([ValueSource(typeof(ModelShape), nameof(ModelShape.Architectures))] string architecture)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var model = Micro(architecture, HeadKind.CausalLanguageModel);
        var before = model.call(Placed(Sentence, [1, 5]), null).Logits.narrow(1, 0, 3).contiguous();
        var after = model.call(Placed(new long[] { 3, 9, 1, 2, 5 }, [1, 5]), null).Logits.narrow(1, 0, 3).contiguous();
        Closeness.Assert("logits of the first three", after, before, 1e-6);
        using var masked = Micro(architecture, HeadKind.MaskedLanguageModel);
        var whole = masked.call(Placed(Sentence, [1, 5]), null).Logits.select(1, 0).cpu().data<float>().ToArray();
        var other = masked.call(Placed(new long[] { 3, 9, 1, 2, 5 }, [1, 5]), null).Logits.select(1, 0).cpu().data<float>().ToArray();
        Assert.That(whole.SequenceEqual(other), Is.EqualTo(masked is CausalLanguageModel), "an encoder's masked head sees all");
    }

    [TestCase("mamba")]
    [TestCase("rwkv")]
    public void A_recurrence_refuses_padding_before_a_token(string architecture)
    {
        using var model = Micro(architecture, HeadKind.SequenceClassification);
        using Tensor ids = tensor(Sentence, [1, 5]), mask = tensor(new long[] { 0, 1, 1, 1, 1 }, [1, 5]);
        Assert.That(Assert.Throws<ArgumentException>(() => model.call(ids, mask))!.Message, Does.Contain("pad sequences on the right"));
    }

    [Test]
    public void Gradients_of_classifiers_agree_with_finite_differences(
        [ValueSource(typeof(ModelShape), nameof(ModelShape.Architectures))] string architecture,
        [Values(HeadKind.SequenceClassification, HeadKind.TokenClassification)] HeadKind head)
    {
        using var scope = NewDisposeScope();
        using var model = Micro(architecture, head);
        var ids = Placed(new long[] { 3, 9, 1, 7, 4, 2, 5, PaddingId, PaddingId, PaddingId }, [2, 5]);
        var mask = Placed(new long[] { 1, 1, 1, 1, 1, 1, 1, 0, 0, 0 }, [2, 5]);
        var labels = head == HeadKind.SequenceClassification
            ? Placed(new long[] { 2, 0 })
            : Placed(new long[] { 2, 0, 1, -100, 1, 0, 2, -100, -100, -100 }, [2, 5]);
        Tensor Loss() => model.Loss(model.call(ids, mask).Logits, labels);
        Loss().backward();
        // Along the gradient of one parameter near the input and one near the output, where float32 resolves the difference best.
        var trained = model.named_parameters().Where(p => p.parameter.grad is not null).ToList();
        foreach (var (name, parameter) in new[] { trained[0], trained.Last(p => model.IsHead(p.name)) })
        {
            var slope = parameter.grad!.pow(2).sum().sqrt().item<float>();
            using var noGrad = no_grad();
            var direction = parameter.grad! / slope;
            const float step = 1e-2f;
            parameter.add_(direction * step);
            double above = Loss().item<float>();
            parameter.sub_(direction * (2 * step));
            double below = Loss().item<float>();
            parameter.add_(direction * step);
            Assert.That((above - below) / (2 * step), Is.EqualTo(slope).Within(2).Percent, name);
        }
    }

    [TestCase("gpt2", "score.weight")]
    [TestCase("llama", "score.weight")]
    [TestCase("rwkv", "score.weight")]
    public void A_sequence_classifier_of_a_decoder_has_no_bias(string architecture, string expected)
    {
        using var model = Micro(architecture, HeadKind.SequenceClassification);
        Assert.That(model.named_parameters().Select(p => p.name).Where(model.IsHead), Is.EqualTo(new[] { expected }));
    }

    [TestCase("gpt2", "classifier.weight", "classifier.bias")]
    [TestCase("llama", "score.weight", "score.bias")]
    public void A_token_classifier_of_a_decoder_is_called_as_Hugging_Face_calls_it(string architecture, params string[] expected)
    {
        using var model = Micro(architecture, HeadKind.TokenClassification);
        Assert.That(model.named_parameters().Select(p => p.name).Where(model.IsHead), Is.EqualTo(expected));
    }

    private static Tensor Placed(long[] values, params long[] shape) => tensor(values, shape.Length == 0 ? [values.Length] : shape, device: RunDevice.Current);

    private static LanguageModel Micro(string architecture, HeadKind head)
    {
        var model = new ModelShape(architecture).Create(Vocabulary, new HeadSettings { Kind = head, Classes = Classes, PaddingId = PaddingId });
        model.Initialise(RandomStream.For("heads", architecture));
        // Larger than a model starts with, so that every part has a say.
        var stream = RandomStream.For("heads", architecture, "spread");
        foreach (var linear in model.modules().OfType<Dense>())
            Weights.Normal(linear.Weight, stream, 0.15);
        foreach (var embedding in model.modules().OfType<Embedding>())
            Weights.Normal(embedding.weight!, stream, 0.5);
        return model;
    }
}
