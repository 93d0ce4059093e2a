using Replication.Random;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models.Layers;

/// <summary>
/// Dropout (Srivastava et al. 2014) whose masks come from the run's own random stream, so that every engine drops the same
/// elements. It passes its input on unchanged when evaluating, at share 0, and until it is given a stream.
/// </summary>
public sealed class SeededDropout(double share) : Module<Tensor, Tensor>(nameof(SeededDropout))
{
    /// <summary>Where masks are drawn from, call by call and element by element.</summary>
    public RandomStream? Stream { get; set; }

    public bool IsActive => training && share > 0 && Stream is not null;

    public override Tensor forward(Tensor x)
    {
        if (!IsActive)
            return x;
        var mask = new float[x.numel()];
        var kept = (float)(1 / (1 - share));
        for (var i = 0; i < mask.Length; i++)
            mask[i] = Stream!.NextDouble() < share ? 0 : kept;
        using var factors = tensor(mask, x.shape, device: x.device);
        return x * factors;
    }
}
