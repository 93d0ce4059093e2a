using System.Numerics;
using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>
/// RWKV-4's weighted average of values (Peng et al. 2023, equation 16), channel by channel:
/// yₜ = (Σ_{i&lt;t} e^{(t−1−i)·w + kᵢ}·vᵢ + e^{u + kₜ}·vₜ) / (the same without v).
/// Arguments: w [channels], the logarithm of the decay, negative; u [channels], the bonus of the present step;
/// k and v [batch, length, channels]. The result has v's shape. Every exponential is taken of a number that is not
/// positive, so no k overflows. Computed on the CPU, to which tensors elsewhere are copied: in float64 where v is, else
/// in float32, with sums in one fixed order. <see cref="WkvOperations"/> does without copies.
/// </summary>
public sealed class Wkv : autograd.SingleTensorFunction<Wkv>
{
    public override string Name => nameof(Wkv);

    /// <summary>The average where its arguments lie: by this function on the CPU, by the engine's own operations elsewhere.</summary>
    public static Tensor Of(Tensor w, Tensor u, Tensor k, Tensor v) =>
        v.device_type == TorchSharp.DeviceType.CPU ? apply(w, u, k, v) : WkvOperations.Of(w, u, k, v);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (w, u, k, v) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (Tensor)vars[3]);
        if (k.ndim != 3 || !v.shape.SequenceEqual(k.shape) || !w.shape.SequenceEqual([k.shape[2]]) || !u.shape.SequenceEqual(w.shape))
            throw new ArgumentException($"Wkv: shapes w [{string.Join(", ", w.shape)}], u [{string.Join(", ", u.shape)}], k [{string.Join(", ", k.shape)}] and v [{string.Join(", ", v.shape)}] do not fit; they are [channels] twice and [batch, length, channels] twice.");
        ctx.save_for_backward([w, u, k, v]);
        return v.dtype == ScalarType.Float64 ? Forward<double>(w, u, k, v) : Forward<float>(w, u, k, v);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        return saved[3].dtype == ScalarType.Float64 ? Backward<double>(saved, grad_output) : Backward<float>(saved, grad_output);
    }

    private static Tensor Forward<T>(Tensor w, Tensor u, Tensor k, Tensor v)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var kernel = new WkvKernel<T>(w, u, k, v);
        var y = Batches.New<T>(v.shape);
        Batches.For((int)v.shape[0], n => kernel.Forward(n, y));
        return y.Like(v);
    }

    private static List<Tensor> Backward<T>(List<Tensor> saved, Tensor gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (w, u, k, v) = (saved[0], saved[1], saved[2], saved[3]);
        var (batch, channels) = (k.shape[0], k.shape[2]);
        using var kernel = new WkvKernel<T>(w, u, k, v);
        using var given = gradient.Near<T>();
        var into = new WkvGradients(
            Batches.New<T>(batch, channels), Batches.New<T>(batch, channels), Batches.New<T>(k.shape), Batches.New<T>(k.shape));
        Batches.For((int)batch, n => kernel.Backward(n, given, into));
        return [Batches.Sum<T>(into.W, channels).Like(w), Batches.Sum<T>(into.U, channels).Like(u), into.K.Like(k), into.V.Like(v)];
    }
}
