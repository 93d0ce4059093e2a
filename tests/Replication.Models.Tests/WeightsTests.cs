using Replication.Models.Layers;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

/// <summary>What a model starts from, whatever its engine drew.</summary>
public sealed class WeightsTests
{
    [TestCaseSource(typeof(ModelShape), nameof(ModelShape.Architectures))]
    public void Clearing_a_model_leaves_only_norms_and_what_its_architecture_sets(string architecture)
    {
        using var model = new ModelShape(architecture, Layers: 1).Create(11, new HeadSettings());
        var fresh = Values(model);
        foreach (var parameter in model.modules().Where(part => part is TorchSharp.Modules.Conv1d or TorchSharp.Modules.Embedding).SelectMany(part => part.parameters()))
            Weights.Normal(parameter, RandomStream.For("clearing"), 1);
        var drawn = Values(model);
        Weights.Cleared(model);
        Assert.That(drawn, Is.Not.EqualTo(fresh));
        Assert.That(Values(model), Is.EqualTo(fresh));
    }

    [Test]
    public void A_biased_layer_is_zero_once_cleared_and_a_norm_is_not()
    {
        using var model = new ModelShape("gpt-neox", Layers: 1).Create(11, new HeadSettings());
        var zero = model.named_parameters().Where(p => p.parameter.ne(0).sum().item<long>() == 0).Select(p => p.name).ToList();
        Assert.That(zero, Does.Contain("gpt_neox.layers.0.attention.dense.bias").And.Contain("gpt_neox.embed_in.weight"));
        Assert.That(zero, Does.Not.Contain("gpt_neox.final_layer_norm.weight"));
    }

    private static float[] Values(LanguageModel model) =>
        [.. model.parameters().SelectMany(parameter => parameter.detach().contiguous().data<float>().ToArray())];
}
