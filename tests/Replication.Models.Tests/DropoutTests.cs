using System.Text.Json;
using System.Text.Json.Nodes;
using Replication.Models.Checkpoints;
using Replication.Models.Layers;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

public sealed class DropoutTests
{
    private static readonly string[] Shares =
        ["hidden_dropout_prob", "attention_probs_dropout_prob", "attn_pdrop", "embd_pdrop", "resid_pdrop", "attention_dropout", "hidden_dropout", "dropout"];

    /// <summary>Those whose configuration in Hugging Face has dropout inside the blocks.</summary>
    public static IEnumerable<string> WithDropout => ModelShape.Architectures.Except(["mamba", "rwkv"]);

    [TestCaseSource(nameof(WithDropout))]
    public void Dropout_is_off_until_it_has_a_stream_then_follows_the_stream_in_training_alone(string architecture)
    {
        using var scope = NewDisposeScope();
        using LanguageModel plain = Fresh(architecture, 0), dropped = Fresh(architecture, 0.3);
        var expected = Logits(plain);
        Assert.That(Logits(dropped), Is.EqualTo(expected), "no stream yet");

        dropped.UseDropout(RandomStream.For("masks"));
        var first = Logits(dropped);
        Assert.That(first, Is.Not.EqualTo(expected));
        Assert.That(Logits(dropped), Is.Not.EqualTo(first), "the stream went on");
        dropped.UseDropout(RandomStream.For("masks"));
        Assert.That(Logits(dropped), Is.EqualTo(first), "the same stream again");

        dropped.eval();
        Assert.That(Logits(dropped), Is.EqualTo(expected));
        dropped.train();
        dropped.UseDropout(null);
        Assert.That(Logits(dropped), Is.EqualTo(expected));
    }

    [Test]
    public void Each_named_share_of_a_configuration_acts_by_itself(
        [ValueSource(nameof(WithDropout))] string architecture, [ValueSource(nameof(Shares))] string share)
    {
        using var scope = NewDisposeScope();
        using var plain = Fresh(architecture, 0);
        if (!plain.Configuration.ContainsKey(share))
            return;
        using var dropped = Fresh(architecture, 0.3, share);
        dropped.UseDropout(RandomStream.For("masks"));
        Assert.That(Logits(dropped), Is.Not.EqualTo(Logits(plain)));
    }

    [Test]
    public void A_mask_drops_its_share_and_scales_up_the_rest_so_that_the_mean_stays()
    {
        using var dropout = new SeededDropout(0.25) { Stream = RandomStream.For("share") };
        using var input = ones(100, 100);
        using var output = dropout.call(input);
        var values = output.data<float>().ToArray();
        Assert.That(values.Distinct().Order(), Is.EqualTo(new[] { 0f, (float)(1 / 0.75) }));
        Assert.That(values.Count(v => v == 0) / 10_000.0, Is.EqualTo(0.25).Within(0.02), "over four standard errors of 0.0043");
    }

    [Test]
    public void Attention_with_a_share_too_small_to_drop_anything_agrees_with_attention_without(
        [Values] bool causal, [Values] bool masked)
    {
        using var scope = NewDisposeScope();
        var stream = RandomStream.For("attention");
        Tensor Draw()
        {
            var values = new float[2 * 2 * 5 * 4];
            stream.FillNormal(values, 0, 1);
            return tensor(values, [2, 2, 5, 4]);
        }

        var (q, k, v) = (Draw(), Draw(), Draw());
        var padding = tensor(new long[] { 1, 1, 1, 1, 1, 1, 1, 1, 0, 0 }, [2, 5]);
        var mask = !masked ? null : causal ? AttentionMask.CausalWithPadding(padding) : AttentionMask.Padding(padding);
        using SeededDropout off = new(0), tiny = new(1e-12) { Stream = RandomStream.For("tiny") };
        Closeness.Assert(
            "mixed",
            Attention.Mix(q, k, v, mask, causal && !masked, tiny),
            Attention.Mix(q, k, v, mask, causal && !masked, off),
            1e-6);
    }

    // A micro model whose configuration gives one share, or all of them, a value.
    private static LanguageModel Fresh(string architecture, double value, string? only = null)
    {
        using var folder = new TemporaryFolder();
        using var template = new ModelShape(architecture).Create(11, new HeadSettings());
        var json = JsonSerializer.SerializeToNode(template.Configuration)!.AsObject();
        foreach (var share in Shares.Where(s => json.ContainsKey(s) && (only is null || s == only)))
            json[share] = JsonValue.Create(value);
        File.WriteAllText(folder.At("config.json"), json.ToJsonString());
        var model = ModelConfiguration.Build(folder.Path);
        model.Initialise(RandomStream.For("dropout", architecture));
        return model;
    }

    private static float[] Logits(LanguageModel model) => model.call(tensor(new long[] { 1, 2, 3, 4, 5, 6 }, [2, 3]), null).Logits.detach().data<float>().ToArray();
}
