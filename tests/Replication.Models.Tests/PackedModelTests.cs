using Replication.Models.Adapters;
using Replication.Models.Checkpoints;
using Replication.Models.Layers;
using Replication.Models.Quantisation;
using Replication.Random;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

/// <summary>A model whose blocks lie packed is, number for number, the model that they were rounded for.</summary>
public sealed class PackedModelTests
{
    private const int Vocabulary = 11;

    [TestCaseSource(typeof(ModelShape), nameof(ModelShape.Architectures))]
    public void A_packed_model_computes_what_a_rounded_one_does_to_the_last_bit(string architecture)
    {
        using LanguageModel rounded = Model(architecture), packed = Model(architecture);
        using var scope = NewDisposeScope();
        var full = Logits(packed);
        Assert.That(Nf4Weights.Pack(packed), Is.EqualTo(Nf4Weights.Round(rounded)));
        Assert.That(Logits(packed), Is.EqualTo(Logits(rounded)));
        Assert.That(Logits(packed), Is.Not.EqualTo(full), "packing changed the weights");
    }

    [TestCase("llama", "q_proj,o_proj,down_proj", true)]
    [TestCase("llama", "q_proj,o_proj,down_proj", false)]
    [TestCase("gpt2", "c_attn,c_fc", true)]
    public void Adapters_on_a_packed_model_get_the_gradients_and_train_to_the_bits_of_those_on_a_rounded_one(string architecture, string targets, bool doubleQuantisation)
    {
        using LanguageModel rounded = Model(architecture), packed = Model(architecture);
        Nf4Weights.Round(rounded, doubleQuantisation);
        Nf4Weights.Pack(packed, doubleQuantisation);
        var settings = new LoraSettings { Rank = 3, Alpha = 6, Targets = targets.Split(',') };
        using Lora expected = new(rounded, settings, RandomStream.For("adapters")), actual = new(packed, settings, RandomStream.For("adapters"));
        var (first, second) = (Train(rounded, expected), Train(packed, actual));
        Assert.That(actual.NamedParameters().Select(p => p.Name), Is.EqualTo(expected.NamedParameters().Select(p => p.Name)));
        Assert.That(second.Gradients, Is.EqualTo(first.Gradients));
        Assert.That(first.Gradients, Has.Some.Not.Zero);
        Assert.That(second.Adapters, Is.EqualTo(first.Adapters));
        Assert.That(second.Adapters, Is.Not.EqualTo(first.Before));
    }

    [Category("EngineParity")]
    [Test]
    public void A_step_on_a_packed_model_leaves_no_tensor_behind()
    {
        using var model = Model("llama");
        Nf4Weights.Pack(model);
        using var lora = new Lora(model, new LoraSettings { Rank = 2, Targets = ["q_proj", "down_proj"] }, RandomStream.For("adapters"));
        using var optimiser = optim.AdamW(lora.Parameters(), lr: 0.01);
        Step();
        var after = Tensor.TotalCount;
        Step();
        Step();
        Assert.That(Tensor.TotalCount, Is.LessThanOrEqualTo(after)); // a finaliser may take others away meanwhile

        void Step()
        {
            using var scope = NewDisposeScope();
            var tokens = tensor(new long[] { 1, 2, 3, 4 }, [1, 4]).to(RunDevice.Current);
            model.Loss(model.call(tokens, null).Logits, tokens).backward();
            optimiser.step();
            optimiser.zero_grad();
        }
    }

    [TestCaseSource(typeof(ModelShape), nameof(ModelShape.Architectures))]
    public void Packing_takes_the_weights_of_the_blocks_linear_layers_from_the_parameters_and_renames_nothing(string architecture)
    {
        using var model = Model(architecture);
        var layers = model.named_modules().Where(m => m.module is LinearLayer).Select(m => m.name).ToList();
        var before = model.named_parameters().Select(p => p.name).ToList();
        Nf4Weights.Pack(model);
        var packed = model.named_modules().Where(m => m.module is LinearLayer { IsPacked: true }).Select(m => m.name).ToList();
        Assert.That(packed, Is.Not.Empty);
        Assert.That(model.named_parameters().Select(p => p.name), Is.EqualTo(before.Except(packed.Select(name => name + ".weight"))));
        Assert.That(model.named_modules().Where(m => m.module is LinearLayer).Select(m => m.name), Is.EqualTo(layers), "in the same order");
    }

    // Width 64, inner 128, one key-value head of 32: 4 matrices of attention with 64·64·2 + 64·32·2 numbers and 3 of 64·128.
    [TestCase(true, 2 * (18432 + 576 + 7 * (4 + 4)))] // bytes of codes and of maxima, a scale and an offset each
    [TestCase(false, 2 * (18432 + 4 * 576))]
    public void The_bytes_of_a_packed_model_are_what_the_arithmetic_says(bool doubleQuantisation, long expected)
    {
        using var model = new Architectures.Llama(new() { Layers = 2, Width = 64, Heads = 2, KeyValueHeads = 1, InnerWidth = 128, ContextLength = 8, VocabularySize = Vocabulary });
        var parameters = model.parameters().Sum(p => p.numel());
        var numbers = Nf4Weights.Pack(model, doubleQuantisation);
        Assert.That(numbers, Is.EqualTo(2 * 36864));
        Assert.That(model.buffers().Sum(buffer => buffer.numel() * buffer.element_size()), Is.EqualTo(expected));
        Assert.That(model.parameters().Sum(p => p.numel()), Is.EqualTo(parameters - numbers), "all else stays in full");
    }

    [TestCaseSource(typeof(ModelShape), nameof(ModelShape.Architectures))]
    public void A_checkpoint_that_is_packed_as_it_is_read_gives_the_model_that_is_read_and_then_packed(string architecture)
    {
        using var folder = new TemporaryFolder();
        using var model = Model(architecture);
        Checkpoint.SaveFolder(model, folder.Path);
        using var loaded = ModelConfiguration.LoadPacked(folder.Path).to(RunDevice.Current);
        Nf4Weights.Pack(model);
        using var scope = NewDisposeScope();
        Assert.That(loaded.named_parameters().Select(p => p.name), Is.EqualTo(model.named_parameters().Select(p => p.name)));
        Assert.That(loaded.named_buffers().Select(b => b.name), Is.EqualTo(model.named_buffers().Select(b => b.name)));
        Assert.That(Logits(loaded), Is.EqualTo(Logits(model)));
    }

    [Test]
    public void A_model_built_to_be_packed_has_no_room_for_the_weights_of_its_blocks_and_its_head_is_filled_in_full()
    {
        using var folder = new TemporaryFolder();
        using var saved = new Architectures.Llama(new() { Layers = 1, Width = 64, Heads = 2, KeyValueHeads = 1, InnerWidth = 128, ContextLength = 8, VocabularySize = Vocabulary, TiedHead = false });
        saved.Initialise(RandomStream.For("packed", "untied"));
        Checkpoint.SaveFolder(saved, folder.Path);
        using var unfilled = ModelConfiguration.Unfilled(folder.Path);
        Assert.That(unfilled.named_parameters().Select(p => (p.name, string.Join('x', p.parameter.shape))), Is.EqualTo(saved.named_parameters().Select(p => (p.name, string.Join('x', p.parameter.shape)))));
        Assert.That(unfilled.modules().OfType<LinearLayer>().Select(layer => layer.Weight.stride()), Is.All.EqualTo(new long[] { 0, 0 }), "one number for all");
        using var loaded = ModelConfiguration.LoadPacked(folder.Path);
        Assert.That(loaded.get_parameter("lm_head.weight")!.detach().data<float>().ToArray(), Is.EqualTo(saved.get_parameter("lm_head.weight")!.detach().data<float>().ToArray()));
        using var after = new Dense(2, 2);
        Assert.That(after.Weight.stride(), Is.EqualTo(new long[] { 2, 1 }), "only while such a model is built");
    }

    [Test]
    public void What_a_packed_model_cannot_do_is_refused_with_the_reason()
    {
        using var model = Model("gpt2");
        using var lora = new Lora(model, new LoraSettings { Rank = 2, Targets = ["c_attn"] }, RandomStream.For("adapters"));
        using var folder = new TemporaryFolder();
        Nf4Weights.Pack(model);
        var path = Path.Combine(folder.Path, "model.safetensors");
        Assert.Multiple(() =>
        {
            Assert.That(() => Checkpoint.Save(model, path), Throws.TypeOf<CheckpointException>().With.Message.Contains("packed as NF4 and cannot be saved"));
            Assert.That(() => Checkpoint.SaveFolder(model, folder.Path), Throws.TypeOf<CheckpointException>().With.Message.Contains("cannot be saved"));
            Assert.That(() => Checkpoint.Load(model, path), Throws.TypeOf<CheckpointException>().With.Message.Contains("cannot be read anew"));
            Assert.That(() => Checkpoint.Sha256(model), Throws.TypeOf<CheckpointException>().With.Message.Contains("cannot be digested"));
            Assert.That(() => lora.Merge(), Throws.InvalidOperationException.With.Message.Contains("'transformer.h.0.attn.c_attn' is packed"));
            Assert.That(() => model.Initialise(RandomStream.For("again")), Throws.InvalidOperationException.With.Message.Contains("packed as NF4 and is no parameter"));
            Assert.That(() => Nf4Weights.Pack(model), Throws.InvalidOperationException.With.Message.Contains("packed as NF4"));
        });
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty, "nothing was half written");
    }

    private static LanguageModel Model(string architecture)
    {
        var model = new ModelShape(architecture, Layers: 2).Create(Vocabulary, new HeadSettings());
        model.Initialise(RandomStream.For("packed", architecture));
        return model;
    }

    private static float[] Logits(LanguageModel model)
    {
        using var noGrad = no_grad();
        return model.call(tensor(new long[] { 1, 2, 3, 4, 5, 6, 7, 8 }, [2, 4]).to(RunDevice.Current), null).Logits.cpu().data<float>().ToArray();
    }

    private static (float[] Before, float[] Gradients, float[] Adapters) Train(LanguageModel model, Lora lora)
    {
        using var scope = NewDisposeScope();
        using var optimiser = optim.AdamW(lora.Parameters(), lr: 0.01);
        var tokens = tensor(new long[] { 1, 2, 3, 4, 5, 6, 7, 8 }, [2, 4]).to(RunDevice.Current);
        var before = Numbers(p => p);
        float[] gradients = [];
        for (var step = 0; step < 3; step++)
        {
            using var inner = NewDisposeScope();
            model.Loss(model.call(tokens, null).Logits, tokens).backward();
            gradients = [.. gradients, .. Numbers(p => p.grad!)];
            optimiser.step();
            optimiser.zero_grad();
        }

        return (before, gradients, Numbers(p => p));

        float[] Numbers(Func<Tensor, Tensor> part) =>
            [.. lora.Parameters().SelectMany(p => part(p).detach().cpu().contiguous().data<float>().ToArray())];
    }
}
