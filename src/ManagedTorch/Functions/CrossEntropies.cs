using TorchSharp.Autograd;
using TorchSharp.Compute;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Softmax cross-entropy against class indices, fused: the probabilities are kept for the gradient.</summary>
internal static unsafe class CrossEntropies
{
    /// <param name="x">Logits [N, C].</param>
    /// <param name="target">Class indices [N], int64.</param>
    /// <param name="ignore">Rows with this target count for nothing.</param>
    /// <param name="reduction">Mean over the counted rows, sum, or none.</param>
    /// <param name="smoothing">Share of the target spread over all classes.</param>
    public static Tensor Run(Tensor x, Tensor target, long ignore, nn.Reduction reduction, double smoothing)
    {
        if (x.ndim != 2 || target.ndim != 1 || x.shape[0] != target.shape[0])
            throw new InvalidOperationException($"cross_entropy: logits {Shapes.Text(x.shape)} and targets {Shapes.Text(target.shape)} do not fit; they are [N, C] and [N].");
        if (target.dtype != ScalarType.Int64)
            throw new InvalidOperationException($"cross_entropy: targets must be int64 class indices, not {target.dtype}.");
        Dtypes.RequireFloating(x.dtype, "cross_entropy");
        using Tensor logits = x.contiguous(), targets = target.contiguous();
        using var probabilities = Tensor.Wrap(TensorImpl.New(x.dtype, x.shape));
        using var losses = Tensor.Wrap(TensorImpl.New(x.dtype, target.shape));
        Check(targets.Impl, x.shape[1], ignore);
        if (x.dtype == ScalarType.Float32)
            Forward<float>(logits.Impl, targets.Impl, ignore, smoothing, probabilities.Impl, losses.Impl);
        else
            Forward<double>(logits.Impl, targets.Impl, ignore, smoothing, probabilities.Impl, losses.Impl);
        var counted = Counted(targets.Impl, ignore);
        var y = Reduce(losses, reduction, counted);
        return !Graph.Records(x) ? y : Graph.Record("cross_entropy", y, [x], [probabilities, targets], static (node, grads, into) =>
        {
            using Tensor p = node.Saved(0), classes = node.Saved(1), grad = grads[0]!.contiguous();
            var (skip, kind, rows, spread) = ((long, nn.Reduction, long, double))node.State!;
            var dx = TensorImpl.New(p.dtype, p.shape);
            var divisor = kind == nn.Reduction.Mean ? rows : 1;
            if (p.dtype == ScalarType.Float32)
                Backward<float>(p.Impl, classes.Impl, grad.Impl, skip, spread, divisor, dx);
            else
                Backward<double>(p.Impl, classes.Impl, grad.Impl, skip, spread, divisor, dx);
            into[0] = new Tensor(dx);
        }, (ignore, reduction, counted, smoothing));
    }

    private static Tensor Reduce(Tensor losses, nn.Reduction reduction, long counted)
    {
        using var quiet = no_grad();
        if (reduction == nn.Reduction.None)
            return losses.clone();
        using var sum = losses.detach().sum();
        return reduction == nn.Reduction.Sum ? sum.clone() : sum.div(counted == 0 ? double.NaN : counted);
    }

    private static void Forward<T>(TensorImpl x, TensorImpl targets, long ignore, double smoothing, TensorImpl p, TensorImpl losses) where T : unmanaged
    {
        var n = x.Shape[1];
        T* logits = x.Data<T>(), soft = p.Data<T>(), loss = losses.Data<T>();
        var classes = targets.Data<long>();
        Rows.For(x.Shape[0], n, row =>
        {
            var logSum = SoftmaxKernel.Forward(logits + row * n, soft + row * n, n);
            var target = classes[row];
            var value = 0.0;
            if (target != ignore)
            {
                value = logSum - Real(logits[row * n + target]);
                if (smoothing > 0)
                    value = (1 - smoothing) * value + smoothing * (logSum - Real(RowReductions.Sum(logits + row * n, n)) / n);
            }

            loss[row] = typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;
        });
    }

    private static void Backward<T>(TensorImpl p, TensorImpl targets, TensorImpl g, long ignore, double smoothing, long divisor, TensorImpl dx) where T : unmanaged
    {
        var n = p.Shape[1];
        T* soft = p.Data<T>(), to = dx.Data<T>(), grad = g.Data<T>();
        var classes = targets.Data<long>();
        var perRow = g.Count > 1;
        Rows.For(p.Shape[0], n, row =>
        {
            if (classes[row] == ignore)
            {
                new Span<T>(to + row * n, (int)n).Clear();
                return;
            }

            var factor = Real(grad[perRow ? row : 0]) / divisor;
            CrossEntropyKernel.Gradient(soft + row * n, classes[row], factor, smoothing, to + row * n, n);
        });
    }

    private static double Real<T>(T value) => typeof(T) == typeof(float) ? (float)(object)value! : (double)(object)value!;

    private static long Counted(TensorImpl targets, long ignore)
    {
        var count = 0L;
        foreach (var target in new ReadOnlySpan<long>(targets.Data<long>(), checked((int)targets.Count)))
            count += target == ignore ? 0 : 1;
        return count;
    }

    private static void Check(TensorImpl targets, long classes, long ignore)
    {
        for (var i = 0L; i < targets.Count; i++)
        {
            var target = targets.Data<long>()[i];
            if (target != ignore && (target < 0 || target >= classes))
                throw new IndexOutOfRangeException($"cross_entropy: target {target} in row {i} is not one of {classes} classes.");
        }
    }
}
