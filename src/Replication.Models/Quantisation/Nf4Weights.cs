using Replication.Models.Layers;
using static TorchSharp.torch;

namespace Replication.Models.Quantisation;

/// <summary>Gives a model the base of QLoRA (Dettmers et al. 2023): the weights of all linear layers inside its blocks as NF4; embeddings, norms and the head stay.</summary>
public static class Nf4Weights
{
    /// <summary>
    /// Packs the weights: each is held as 4-bit codes and dequantised for every product. They are parameters no longer, so
    /// that a packed model can be adapted, but neither trained in full nor saved.
    /// </summary>
    /// <param name="model">Changed in place.</param>
    /// <param name="doubleQuantisation">Store the block maxima in 8 bits too.</param>
    /// <param name="computeType">The type that products are computed in; null for that of the layer's input. QLoRA's is bfloat16, which the managed engine lacks.</param>
    /// <returns>How many numbers were packed.</returns>
    public static long Pack(LanguageModel model, bool doubleQuantisation = true, ScalarType? computeType = null)
    {
        var count = 0L;
        foreach (var layer in Layers(model))
        {
            layer.Pack(doubleQuantisation, computeType);
            count += layer.Inputs * layer.Outputs;
        }

        return count;
    }

    /// <summary>
    /// Replaces the weights by what packing would leave of them, in float32: a model that computes as a packed one does and can
    /// be trained in full.
    /// </summary>
    /// <param name="model">Changed in place.</param>
    /// <param name="doubleQuantisation">Store the block maxima in 8 bits too.</param>
    /// <returns>How many numbers were quantised.</returns>
    public static long Round(LanguageModel model, bool doubleQuantisation = true)
    {
        var count = 0L;
        foreach (var layer in Layers(model))
        {
            using var scope = NewDisposeScope();
            var values = layer.Weight.detach().cpu().contiguous().data<float>().ToArray();
            Weights.Set(layer.Weight, Nf4Tensor.Quantise(values, doubleQuantisation).Dequantise());
            count += values.LongLength;
        }

        return count;
    }

    /// <summary>The layers that are packed.</summary>
    internal static List<LinearLayer> Layers(LanguageModel model) => [.. model.Blocks.SelectMany(block => block.modules()).OfType<LinearLayer>()];
}
