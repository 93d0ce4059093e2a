using Replication.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Models.Quantisation;

/// <summary>Gives a frozen model the weights that NF4 storage would leave it, as the base of QLoRA.</summary>
public static class Nf4Weights
{
    /// <summary>
    /// Replaces the weights of all linear layers inside the blocks by their quantised values, in float32; embeddings,
    /// norms and the head keep theirs. A product with these weights is the product with the dequantised ones.
    /// </summary>
    /// <param name="model">Changed in place.</param>
    /// <param name="doubleQuantisation">Store the block maxima in 8 bits too.</param>
    /// <returns>How many numbers were quantised.</returns>
    public static long Round(LanguageModel model, bool doubleQuantisation = true)
    {
        var count = 0L;
        foreach (var module in model.Blocks.SelectMany(b => b.modules()))
        {
            var weight = module switch { Linear linear => linear.weight, Conv1D conv => conv.Weight, _ => null };
            if (weight is null)
                continue;
            using var scope = NewDisposeScope();
            var values = weight.detach().cpu().contiguous().data<float>().ToArray();
            Weights.Set(weight, Nf4Tensor.Quantise(values, doubleQuantisation).Dequantise());
            count += values.LongLength;
        }

        return count;
    }
}
