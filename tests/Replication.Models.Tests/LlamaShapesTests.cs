using Replication.Models.Architectures;

namespace Replication.Models.Tests;

public sealed class LlamaShapesTests
{
    private static readonly LlamaConfig Small = new() { Layers = 2, Width = 16, Heads = 4, KeyValueHeads = 2, InnerWidth = 24, ContextLength = 8, VocabularySize = 11 };

    private static readonly LlamaConfig[] Configurations =
    [
        Small,
        Small with { TiedHead = false },
        Small with { AttentionBias = true, FeedForwardBias = true },
        Small with { HeadWidth = 6, KeyValueHeads = 1 },
    ];

    [TestCaseSource(nameof(Configurations))]
    public void Told_from_the_sizes_they_are_those_of_the_model_that_is_built(LlamaConfig config)
    {
        using var model = new Llama(config);
        Assert.That(
            LlamaShapes.Of(config).Select(s => $"{s.Key} [{string.Join(", ", s.Value)}]"),
            Is.EquivalentTo(model.named_parameters().Select(p => $"{p.name} [{string.Join(", ", p.parameter.shape)}]")));
    }

    [Test]
    public void Llama_32_3B_has_its_published_number_of_parameters()
    {
        var published = new LlamaConfig { Layers = 28, Width = 3072, Heads = 24, KeyValueHeads = 8, HeadWidth = 128, InnerWidth = 8192 };
        Assert.That(LlamaShapes.Of(published).Values.Sum(shape => shape.Aggregate(1L, (product, side) => product * side)), Is.EqualTo(3_212_749_824));
    }
}
