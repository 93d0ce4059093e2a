using System.Runtime.Intrinsics;
using TorchSharp.Autograd;
using TorchSharp.Compute;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Layer normalisation over the last dimensions, fused forwards and backwards.</summary>
internal static unsafe class LayerNorms
{
    public static Tensor LayerNorm(Tensor x, long[] normalized, Tensor? weight, Tensor? bias, double epsilon)
    {
        var n = Shapes.Count(normalized);
        Dtypes.RequireFloating(x.dtype, "layer_norm");
        if (normalized.Length == 0 || x.ndim < normalized.Length || !x.shape.AsSpan()[^normalized.Length..].SequenceEqual(normalized))
            throw new InvalidOperationException($"layer_norm: an input of shape {Shapes.Text(x.shape)} does not end in {Shapes.Text(normalized)}.");
        if (weight is null && bias is not null)
            throw new NotSupportedException("layer_norm: a bias without a weight is not supported by the managed engine.");
        using var input = x.contiguous();
        var rows = n == 0 ? 0 : x.numel() / n;
        var y = TensorImpl.New(x.dtype, x.shape);
        using var statistics = Tensor.Wrap(TensorImpl.New(x.dtype, [2, rows]));
        if (x.dtype == ScalarType.Float32)
            Forward<float>(input.Impl, weight?.Impl, bias?.Impl, y, statistics.Impl, rows, n, epsilon);
        else
            Forward<double>(input.Impl, weight?.Impl, bias?.Impl, y, statistics.Impl, rows, n, epsilon);
        var result = new Tensor(y);
        Tensor[] inputs = weight is null ? [x] : bias is null ? [x, weight] : [x, weight, bias];
        if (!Graph.Records(inputs))
            return result;
        Tensor[] saved = weight is null ? [input, statistics] : [input, statistics, weight];
        return Graph.Record("layer_norm", result, inputs, saved, static (node, grads, into) =>
        {
            using Tensor original = node.Saved(0), moments = node.Saved(1), grad = grads[0]!.contiguous();
            using var scale = node.Next.Length > 1 ? node.Saved(2) : null;
            if (original.dtype == ScalarType.Float32)
                Backward<float>(node, original.Impl, moments.Impl, scale?.Impl, grad.Impl, into);
            else
                Backward<double>(node, original.Impl, moments.Impl, scale?.Impl, grad.Impl, into);
        });
    }

    private static void Forward<T>(
        TensorImpl x, TensorImpl? weight, TensorImpl? bias, TensorImpl y, TensorImpl statistics, long rows, long n, double epsilon) where T : unmanaged
    {
        T* from = x.Data<T>(), to = y.Data<T>(), w = weight is null ? null : weight.Data<T>(), b = bias is null ? null : bias.Data<T>(), moments = statistics.Data<T>();
        Rows.For(rows, n, row =>
            (moments[row], moments[rows + row]) = LayerNormKernel.Forward(from + row * n, w, b, to + row * n, n, epsilon));
    }

    private static void Backward<T>(Node node, TensorImpl x, TensorImpl statistics, TensorImpl? weight, TensorImpl g, Tensor?[] into) where T : unmanaged
    {
        var rows = statistics.Shape[1];
        var n = rows == 0 ? 0 : x.Count / rows;
        T* input = x.Data<T>(), grad = g.Data<T>(), w = weight is null ? null : weight.Data<T>(), moments = statistics.Data<T>();
        if (node.Needs(0))
        {
            var dx = TensorImpl.New(x.Dtype, x.Shape);
            var to = dx.Data<T>();
            Rows.For(rows, n, row =>
                LayerNormKernel.Backward(input + row * n, grad + row * n, w, moments[row], moments[rows + row], to + row * n, n));
            into[0] = new Tensor(dx);
        }

        if (weight is not null && node.Needs(1))
        {
            var dw = TensorImpl.New(x.Dtype, weight.Shape);
            WeightGradient(input, grad, moments, rows, n, dw.Data<T>());
            into[1] = new Tensor(dw);
        }

        if (node.Next.Length > 2 && node.Needs(2))
        {
            var db = TensorImpl.New(x.Dtype, weight!.Shape);
            RowReductions.SumColumns(grad, rows, n, db.Data<T>());
            into[2] = new Tensor(db);
        }
    }

    // Σ over rows of g·x̂, rows in ascending order.
    private static void WeightGradient<T>(T* x, T* g, T* moments, long rows, long n, T* dw) where T : unmanaged
    {
        const long stripe = 64;
        Workers.For((int)((n + stripe - 1) / stripe), piece =>
        {
            var end = Math.Min(n, (piece + 1) * stripe);
            for (var c = piece * stripe; c < end; c += Vector512<T>.Count)
            {
                var sum = Vector512<T>.Zero;
                for (var r = 0L; r < rows; r++)
                {
                    var normal = (Vector512.Load(x + r * n + c) - Vector512.Create(moments[r])) * Vector512.Create(moments[rows + r]);
                    sum = Simd.Fma(Vector512.Load(g + r * n + c), normal, sum);
                }

                if (end - c >= Vector512<T>.Count)
                    Vector512.Store(sum, dw + c);
                else
                    Simd.StoreFirst(sum, dw + c, end - c);
            }
        });
    }
}
