using Replication.Models.Adapters;
using Replication.Models.Architectures;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

public sealed class LoraTests
{
    private static readonly LoraSettings Settings = new() { Rank = 3, Alpha = 6, Targets = ["c_attn", "mlp.c_fc"] };

    [Test]
    public void A_fresh_adapter_changes_nothing_and_draws_A_within_its_bound()
    {
        using var model = Model();
        using var scope = NewDisposeScope();
        var before = Logits(model).data<float>().ToArray();
        using var lora = new Lora(model, Settings, RandomStream.For("a"));
        Assert.That(Logits(model).data<float>().ToArray(), Is.EqualTo(before));
        Assert.That(lora.Layers.Select(l => l.Name), Is.EqualTo(new[] { "transformer.h.0.attn.c_attn", "transformer.h.0.mlp.c_fc", "transformer.h.1.attn.c_attn", "transformer.h.1.mlp.c_fc" }));
        foreach (var layer in lora.Layers)
        {
            var a = layer.A.detach().data<float>().ToArray();
            Assert.That(a.Max(Math.Abs), Is.LessThanOrEqualTo(0.25f).And.GreaterThan(0.2f), "1/√16 and close to it");
            Assert.That(layer.B.detach().data<float>().ToArray(), Is.All.Zero);
        }
    }

    [Test]
    public void Merging_and_unmerging_returns_the_weights_to_within_rounding()
    {
        using var model = Model();
        using var lora = Trained(model, Settings);
        using var scope = NewDisposeScope();
        var adapted = Logits(model);
        var before = Weight(model);
        lora.Merge();
        Closeness.Assert("merged logits", Logits(model), adapted.detach(), 1e-5);
        Assert.That(Weight(model), Is.Not.EqualTo(before));
        lora.Unmerge();
        Assert.That(Weight(model).Zip(before, (x, y) => Math.Abs(x - y)).Max(), Is.LessThan(1e-6f));
        Assert.That(Assert.Throws<InvalidOperationException>(lora.Unmerge)!.Message, Does.Contain("not merged"));
    }

    [Test]
    public void Dropout_acts_in_training_alone_and_repeats_with_its_stream()
    {
        float[] Run(bool training)
        {
            using var model = Model();
            using var lora = Trained(model, Settings with { Dropout = 0.5 });
            model.train(training);
            using var scope = NewDisposeScope();
            return Logits(model).data<float>().ToArray();
        }

        var first = Run(true);
        Assert.That(Run(true), Is.EqualTo(first));
        Assert.That(Run(false), Is.Not.EqualTo(first));
    }

    [Test]
    public void Saved_adapters_read_back_and_disposing_thaws_the_model()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var model = Model();
        try
        {
            using var scope = NewDisposeScope();
            float[] adapted;
            using (var lora = Trained(model, Settings))
            {
                adapted = Logits(model).data<float>().ToArray();
                lora.Save(path);
                Assert.That(model.parameters().Any(p => p.requires_grad), Is.False);
            }

            Assert.That(model.parameters().All(p => p.requires_grad));
            Assert.That(Logits(model).detach().data<float>().ToArray(), Is.Not.EqualTo(adapted));
            using var again = new Lora(model, Settings, RandomStream.For("other"));
            again.Load(path);
            Assert.That(Logits(model).data<float>().ToArray(), Is.EqualTo(adapted));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void A_target_that_names_no_layer_is_refused_with_the_names_that_there_are()
    {
        using var model = Model();
        var error = Assert.Throws<ArgumentException>(() => _ = new Lora(model, Settings with { Targets = ["q_proj"] }, RandomStream.For("a")));
        Assert.That(error!.Message, Does.Contain("'q_proj'").And.Contain("c_attn, c_fc, c_proj"));
        Assert.That(model.parameters().All(p => p.requires_grad), "nothing was frozen");
    }

    private static CausalLanguageModel Model()
    {
        var model = new Gpt2(new Gpt2Config { Layers = 2, Width = 16, Heads = 2, ContextLength = 8, VocabularySize = 11 });
        model.Initialise(RandomStream.For("model"));
        return model;
    }

    private static Lora Trained(LanguageModel model, LoraSettings settings)
    {
        var lora = new Lora(model, settings, RandomStream.For("a"), RandomStream.For("dropout"));
        var stream = RandomStream.For("b");
        foreach (var layer in lora.Layers)
            Layers.Weights.Normal(layer.B, stream, 0.5);
        return lora;
    }

    private static Tensor Logits(LanguageModel model) => model.call(tensor(new long[] { 1, 2, 3, 4, 5, 6 }, [2, 3]), null).Logits;

    private static float[] Weight(LanguageModel model) => model.get_parameter("transformer.h.0.attn.c_attn.weight")!.detach().data<float>().ToArray();
}
