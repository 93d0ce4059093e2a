using System.Numerics;
using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>
/// Mamba's recurrence (Gu and Dao 2023, equation 2): hₜ = exp(Δₜ·A)·hₜ₋₁ + Δₜ·Bₜ·uₜ, yₜ = Σₙ Cₜ·hₜ, with h₋₁ = 0.
/// Arguments: u [batch, length, channels], Δ [batch, length, channels], A [channels, states], B and C
/// [batch, length, states]; the result has u's shape. Computed on the CPU, to which tensors elsewhere are copied: in
/// float64 where u is, else in float32, with sums in one fixed order. <see cref="SelectiveScanOperations"/> does without copies.
/// </summary>
public sealed class SelectiveScan : autograd.SingleTensorFunction<SelectiveScan>
{
    public override string Name => nameof(SelectiveScan);

    /// <summary>The recurrence where its arguments lie: by this function on the CPU, by the engine's own operations elsewhere.</summary>
    public static Tensor Of(Tensor u, Tensor delta, Tensor a, Tensor b, Tensor c) =>
        u.device_type == TorchSharp.DeviceType.CPU ? apply(u, delta, a, b, c) : SelectiveScanOperations.Of(u, delta, a, b, c);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (u, delta, a, b, c) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (Tensor)vars[3], (Tensor)vars[4]);
        Check(u, delta, a, b, c);
        ctx.save_for_backward([u, delta, a, b, c]);
        return u.dtype == ScalarType.Float64 ? Forward<double>(u, delta, a, b, c) : Forward<float>(u, delta, a, b, c);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        return saved[0].dtype == ScalarType.Float64 ? Backward<double>(saved, grad_output) : Backward<float>(saved, grad_output);
    }

    private static Tensor Forward<T>(Tensor u, Tensor delta, Tensor a, Tensor b, Tensor c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var kernel = new SelectiveScanKernel<T>(u, delta, a, b, c);
        var y = Batches.New<T>(u.shape);
        Batches.For((int)u.shape[0], n => kernel.Forward(n, y));
        return y.Like(u);
    }

    private static List<Tensor> Backward<T>(List<Tensor> saved, Tensor gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (u, delta, a, b, c) = (saved[0], saved[1], saved[2], saved[3], saved[4]);
        var (batch, channels, states) = (u.shape[0], u.shape[2], a.shape[1]);
        using var kernel = new SelectiveScanKernel<T>(u, delta, a, b, c);
        using var given = gradient.Near<T>();
        var into = new SelectiveScanGradients(
            Batches.New<T>(u.shape), Batches.New<T>(u.shape), Batches.New<T>(batch, states, channels), Batches.New<T>(b.shape), Batches.New<T>(b.shape));
        Batches.For((int)batch, n => kernel.Backward(n, given, into));
        using Tensor byState = Batches.Sum<T>(into.A, states, channels), byChannel = byState.t();
        return [into.U.Like(u), into.Delta.Like(delta), byChannel.contiguous().Like(a), into.B.Like(b), into.C.Like(c)];
    }

    private static void Check(Tensor u, Tensor delta, Tensor a, Tensor b, Tensor c)
    {
        var fits = u.ndim == 3 && delta.shape.SequenceEqual(u.shape) && a.ndim == 2 && a.shape[0] == u.shape[2]
            && b.shape.SequenceEqual([u.shape[0], u.shape[1], a.shape[1]]) && c.shape.SequenceEqual(b.shape);
        if (!fits)
            throw new ArgumentException($"SelectiveScan: shapes u {Shape(u)}, delta {Shape(delta)}, A {Shape(a)}, B {Shape(b)} and C {Shape(c)} do not fit; they are [batch, length, channels] twice, [channels, states], and [batch, length, states] twice.");
    }

    private static string Shape(Tensor x) => $"[{string.Join(", ", x.shape)}]";
}
