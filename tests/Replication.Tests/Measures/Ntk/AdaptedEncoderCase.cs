using Replication.Models;
using Replication.Models.Adapters;
using Replication.Models.Layers;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Ntk;

/// <summary>A tiny classifier with adapters, and padded sequences for it.</summary>
internal sealed class AdaptedEncoderCase : IDisposable
{
    public const int Vocabulary = 23;

    /// <param name="architecture">One of <see cref="ModelShape.Architectures"/>.</param>
    /// <param name="targets">Adapted layers.</param>
    /// <param name="examples">Sequences.</param>
    /// <param name="classes">Logits a sequence.</param>
    /// <param name="freshAdapter">Whether B stays zero.</param>
    /// <param name="seed">Changes all weights and tokens.</param>
    public AdaptedEncoderCase(string architecture, IReadOnlyList<string> targets, int examples = 5, int classes = 3, bool freshAdapter = false, int seed = 0)
    {
        var stream = RandomStream.For("tangent kernel tests", architecture, $"{seed}");
        Model = new ModelShape(architecture, Width: 16, Layers: 2).Create(Vocabulary, new HeadSettings { Kind = HeadKind.SequenceClassification, Classes = classes, PaddingId = 0 });
        Model.Initialise(stream);
        // The published draws make tiny logits; larger weights make every gradient count.
        foreach (var parameter in Model.parameters().Where(parameter => parameter.ndim == 2))
            Weights.Normal(parameter, stream, 0.3);
        Lora = new Lora(Model, new LoraSettings { Rank = 2, Alpha = 6, Targets = targets }, stream);
        if (!freshAdapter)
        {
            foreach (var layer in Lora.Layers)
                Weights.Normal(layer.B, stream, 0.3);
        }

        const int length = 7;
        var (ids, mask) = (new long[examples * length], new long[examples * length]);
        for (var i = 0; i < ids.Length; i++)
        {
            mask[i] = i % length < length - i / length % 3 ? 1 : 0;
            ids[i] = mask[i] == 1 ? 1 + stream.NextInt32(Vocabulary - 1) : 0;
        }

        Inputs = tensor(ids, [examples, length], device: RunDevice.Current).DetachFromDisposeScope();
        Mask = tensor(mask, [examples, length], device: RunDevice.Current).DetachFromDisposeScope();
    }

    public LanguageModel Model { get; }

    public Lora Lora { get; }

    public Tensor Inputs { get; }

    public Tensor Mask { get; }

    public void Dispose()
    {
        Inputs.Dispose();
        Mask.Dispose();
        Lora.Dispose();
        Model.Dispose();
    }

    /// <summary>Largest difference, relative to the largest entry of the second.</summary>
    public static double Gap(Tensor a, Tensor b)
    {
        using var scope = NewDisposeScope();
        Tensor x = a.detach().cpu().to(ScalarType.Float64), y = b.detach().cpu().to(ScalarType.Float64);
        Assert.That(x.shape, Is.EqualTo(y.shape));
        return (x - y).abs().max().item<double>() / y.abs().max().item<double>();
    }
}
