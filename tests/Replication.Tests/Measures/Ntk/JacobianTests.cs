using Replication.Measures.Ntk;
using Replication.Models.Adapters;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Ntk;

/// <summary>Per-example gradients from captured layers, against a loop over examples.</summary>
public sealed class JacobianTests
{
    // Float32 sums in another order.
    private const double Rounding = 2e-6;

    [TestCase("roberta", "query,value,output.dense")]
    [TestCase("bert", "key,dense")]
    [TestCase("gpt2", "c_attn,c_fc")]
    [TestCase("llama", "q_proj,down_proj")]
    [TestCase("gpt-neox", "query_key_value")]
    [TestCase("mamba", "in_proj,x_proj,out_proj")]
    [TestCase("rwkv", "receptance,key")]
    public void Adapters_get_the_gradients_that_a_loop_over_examples_gets(string architecture, string targets)
    {
        using var micro = new AdaptedEncoderCase(architecture, targets.Split(','));
        using var scope = NewDisposeScope();
        Agrees(micro, TangentParts.Of(micro.Model, micro.Lora));
    }

    [TestCase("roberta", "classifier")]
    [TestCase("bert", "classifier,bert.encoder.layer.0")]
    [TestCase("gpt2", "score,transformer.h.1")]
    public void Heads_and_whole_layers_get_them_too(string architecture, string names)
    {
        using var micro = new AdaptedEncoderCase(architecture, []);
        using var scope = NewDisposeScope();
        var parts = TangentParts.Of(micro.Model, names.Split(','));
        foreach (var (_, parameter) in parts.SelectMany(part => part.Parameters))
            parameter.requires_grad_(true);
        Agrees(micro, parts);
    }

    [Test]
    public void Adapters_and_a_head_share_one_Jacobian()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["query"]);
        using var scope = NewDisposeScope();
        IReadOnlyList<TangentPart> parts = [.. TangentParts.Of(micro.Model, micro.Lora), .. TangentParts.Of(micro.Model, ["classifier.out_proj"])];
        foreach (var (_, parameter) in parts.SelectMany(part => part.Parameters))
            parameter.requires_grad_(true);
        Agrees(micro, parts);
    }

    [Test]
    public void A_fresh_adapter_has_no_gradient_in_A_and_the_same_one_in_B_whichever_other_layers_are_adapted()
    {
        using var all = new AdaptedEncoderCase("roberta", ["query", "value"], freshAdapter: true);
        using var scope = NewDisposeScope();
        using var jacobian = Jacobian.Of(all.Model, all.Inputs, all.Mask, TangentParts.Of(all.Model, all.Lora));
        foreach (var block in jacobian.Blocks.Where(block => block.Name.Contains("lora_A")))
            Assert.That(block.Rows.abs().max().item<float>(), Is.Zero, block.Name);

        var name = all.Lora.Layers[1].Name;
        using var one = Jacobian.Of(all.Model, all.Inputs, all.Mask, [TangentParts.Of(all.Model, all.Lora)[1]]);
        Tensor few = TangentKernel.Of(one), chosen = TangentKernel.Of(jacobian, block => block.StartsWith(name, StringComparison.Ordinal));
        Assert.That(few.data<double>().ToArray(), Is.EqualTo(chosen.data<double>().ToArray()));
    }

    [Test]
    public void The_batch_size_changes_nothing_but_rounding_and_rows_grow_linearly_with_examples()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["key"], examples: 7);
        using var scope = NewDisposeScope();
        var parts = TangentParts.Of(micro.Model, micro.Lora);
        using var whole = Jacobian.Of(micro.Model, micro.Inputs, micro.Mask, parts);
        using var pieces = Jacobian.Of(micro.Model, micro.Inputs, micro.Mask, parts, batchSize: 3);
        Assert.That(AdaptedEncoderCase.Gap(pieces.Logits, whole.Logits), Is.LessThan(Rounding));
        foreach (var (piece, all) in pieces.Blocks.Zip(whole.Blocks))
        {
            Assert.That(all.Rows.shape, Is.EqualTo(new[] { 7 * 3, all.Parameter.numel() }));
            Assert.That(AdaptedEncoderCase.Gap(piece.Rows, all.Rows), Is.LessThan(Rounding), all.Name);
        }
    }

    [Test]
    public void The_model_is_left_as_it_was()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["key"]);
        using var scope = NewDisposeScope();
        micro.Model.train();
        var trained = micro.Lora.Parameters().Concat(micro.Model.parameters()).Select(parameter => parameter.requires_grad).ToList();
        var before = micro.Model.call(micro.Inputs, micro.Mask).Logits.detach().data<float>().ToArray();
        using var jacobian = Jacobian.Of(micro.Model, micro.Inputs, micro.Mask, TangentParts.Of(micro.Model, micro.Lora));
        Assert.That(micro.Model.training);
        Assert.That(micro.Lora.Parameters().Concat(micro.Model.parameters()).Select(parameter => parameter.requires_grad), Is.EqualTo(trained));
        Assert.That(micro.Lora.Parameters().Select(parameter => parameter.grad), Is.All.Null);
        Assert.That(micro.Model.call(micro.Inputs, micro.Mask).Logits.detach().data<float>().ToArray(), Is.EqualTo(before), "no hook is left behind");
        Assert.That(jacobian.Logits.data<float>().ToArray(), Is.EqualTo(before));
    }

    [Test]
    public void Unknown_layers_empty_choices_and_foreign_adapters_are_refused()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["key"]);
        using var other = new AdaptedEncoderCase("gpt2", ["c_attn"]);
        Assert.That(() => TangentParts.Of(micro.Model, ["pooler"]), Throws.ArgumentException.With.Message.Contains("'pooler'").And.Message.Contains("classifier.out_proj"));
        Assert.That(() => TangentParts.Of(micro.Model, other.Lora), Throws.ArgumentException.With.Message.Contains("another model"));
        Assert.That(() => Jacobian.Of(micro.Model, micro.Inputs, micro.Mask, []), Throws.ArgumentException.With.Message.Contains("at least one part"));
    }

    private static void Agrees(AdaptedEncoderCase micro, IReadOnlyList<TangentPart> parts)
    {
        var naive = NaiveJacobian.Of(micro.Model, micro.Inputs, micro.Mask, parts, 3);
        using var fast = Jacobian.Of(micro.Model, micro.Inputs, micro.Mask, parts);
        Assert.That(fast.Blocks, Has.Count.EqualTo(naive.Count));
        // Relative to the whole Jacobian: some gradients, such as that of a key's bias, are zero but for rounding.
        var largest = naive.Max(rows => rows.abs().max().item<float>());
        for (var i = 0; i < naive.Count; i++)
            Assert.That((fast.Blocks[i].Rows - naive[i]).abs().max().item<float>() / largest, Is.LessThan(Rounding), fast.Blocks[i].Name);
        Assert.That(AdaptedEncoderCase.Gap(TangentKernel.Of(fast), NaiveJacobian.Kernel(naive)), Is.LessThan(Rounding));
    }
}
