using System.Runtime.Intrinsics;
using TorchSharp.Autograd;
using TorchSharp.Compute;
using TorchSharp.Compute.Gemm;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>
/// Scaled dot-product attention softmax(q·kᵀ/√d + mask)·v, head by head, fused forwards and backwards.
/// Queries, keys and values are read with their strides; the result lies in memory as [batch, query, head, d],
/// so that joining the heads again copies nothing.
/// </summary>
internal static unsafe class Attention
{
    /// <param name="q">[batch, heads, T, d]</param>
    /// <param name="k">[batch, heads, S, d]</param>
    /// <param name="v">[batch, heads, S, e]</param>
    /// <param name="mask">Broadcasts to [batch, heads, T, S]: added where floating, kept where true.</param>
    /// <param name="causal">Query t sees keys 0..t only.</param>
    public static Tensor Run(Tensor q, Tensor k, Tensor v, Tensor? mask, bool causal)
    {
        if (q.ndim != 4 || k.ndim != 4 || v.ndim != 4 || q.shape[3] != k.shape[3] || k.shape[2] != v.shape[2]
            || !q.shape.AsSpan(0, 2).SequenceEqual(k.shape.AsSpan(0, 2)) || !k.shape.AsSpan(0, 2).SequenceEqual(v.shape.AsSpan(0, 2)))
            throw new InvalidOperationException($"scaled_dot_product_attention: query {Shapes.Text(q.shape)}, key {Shapes.Text(k.shape)} and value {Shapes.Text(v.shape)} do not fit; each is [batch, heads, length, width].");
        Dtypes.RequireFloating(q.dtype, "scaled_dot_product_attention");
        if (mask is not null && causal)
            throw new ArgumentException("scaled_dot_product_attention: give a mask or ask for the causal one, not both.");
        if (mask is not null && mask.requires_grad && is_grad_enabled())
            throw new NotSupportedException("scaled_dot_product_attention: the managed engine computes no gradient for the mask.");
        using Tensor queries = RowsContiguous(q), keys = RowsContiguous(k), values = RowsContiguous(v);
        using var additive = mask is null ? null : AdditiveMask(mask, q, k);
        long batch = q.shape[0], heads = q.shape[1], length = q.shape[2], width = v.shape[3];
        var y = TensorImpl.New(q.dtype, [batch, length, heads, width]);
        using var weights = Tensor.Wrap(TensorImpl.New(q.dtype, [batch, heads, length, k.shape[2]]));
        if (q.dtype == ScalarType.Float32)
            Forward<float>(queries.Impl, keys.Impl, values.Impl, additive?.Impl, causal, weights.Impl, y);
        else
            Forward<double>(queries.Impl, keys.Impl, values.Impl, additive?.Impl, causal, weights.Impl, y);
        using var joined = Tensor.Wrap(y);
        var result = new Tensor(y.View([batch, heads, length, width], [length * heads * width, width, heads * width, 1], 0));
        return !Graph.Records(q, k, v) ? result : Graph.Record("scaled_dot_product_attention", result, [q, k, v], [queries, keys, values, weights], static (node, grads, into) =>
        {
            using Tensor queries = node.Saved(0), keys = node.Saved(1), values = node.Saved(2), weights = node.Saved(3), grad = RowsContiguous(grads[0]!);
            if (queries.dtype == ScalarType.Float32)
                Backward<float>(queries.Impl, keys.Impl, values.Impl, weights.Impl, grad.Impl, into);
            else
                Backward<double>(queries.Impl, keys.Impl, values.Impl, weights.Impl, grad.Impl, into);
        });
    }

    private static void Forward<T>(TensorImpl q, TensorImpl k, TensorImpl v, TensorImpl? mask, bool causal, TensorImpl weights, TensorImpl y) where T : unmanaged
    {
        long heads = q.Shape[1], length = q.Shape[2], depth = q.Shape[3], span = k.Shape[2], width = v.Shape[3];
        var scale = Scale<T>(depth);
        Gemm<T>.Each(q.Shape[0] * heads, length * span * (depth + width), () => Gemm<T>.SpaceFor((span, depth), (width, span)), (index, workspace) =>
        {
            var (b, h) = Math.DivRem(index, heads);
            var p = weights.Data<T>() + index * length * span;
            Gemm<T>.Run(length, span, depth, Head<T>(q, b, h), Head<T>(k, b, h).Transposed, p, span, Start<T>.Zero, workspace);
            for (var t = 0L; t < length; t++)
            {
                var row = p + t * span;
                Prepare(row, mask is null ? null : mask.Data<T>() + b * mask.Strides[0] + h * mask.Strides[1] + t * mask.Strides[2], span, scale);
                var visible = causal ? Math.Min(span, t + 1) : span;
                SoftmaxKernel.Forward(row, row, visible);
                new Span<T>(row + visible, (int)(span - visible)).Clear();
            }

            Gemm<T>.Run(length, width, span, new Matrix<T>(p, span, 1), Head<T>(v, b, h), y.Data<T>() + (b * length * heads + h) * width, heads * width, Start<T>.Zero, workspace);
        });
    }

    private static void Backward<T>(TensorImpl q, TensorImpl k, TensorImpl v, TensorImpl weights, TensorImpl g, Tensor?[] into) where T : unmanaged
    {
        long batch = q.Shape[0], heads = q.Shape[1], length = q.Shape[2], depth = q.Shape[3], span = k.Shape[2], width = v.Shape[3];
        var scale = Scale<T>(depth).GetElement(0);
        // Gradients lie as [batch, length, heads, d], as the projections that made q, k and v want them.
        var dq = TensorImpl.New(q.Dtype, [batch, length, heads, depth]);
        var dk = TensorImpl.New(q.Dtype, [batch, span, heads, depth]);
        var dv = TensorImpl.New(q.Dtype, [batch, span, heads, width]);
        Gemm<T>.Each(batch * heads, 2 * length * span * (depth + width), () => Gemm<T>.SpaceFor((width, length), (span, width), (depth, span), (depth, length)), (index, workspace) =>
        {
            var (b, h) = Math.DivRem(index, heads);
            var p = weights.Data<T>() + index * length * span;
            var grad = Head<T>(g, b, h);
            var scratch = new Storage(length * span * sizeof(T));
            var dp = (T*)scratch.Address;
            var probabilities = new Matrix<T>(p, span, 1);
            var slopes = new Matrix<T>(dp, span, 1);
            Gemm<T>.Run(span, width, length, probabilities.Transposed, grad, dv.Data<T>() + (b * span * heads + h) * width, heads * width, Start<T>.Zero, workspace);
            Gemm<T>.Run(length, span, width, grad, Head<T>(v, b, h).Transposed, dp, span, Start<T>.Zero, workspace);
            for (var t = 0L; t < length; t++)
                SoftmaxKernel.Backward(p + t * span, dp + t * span, dp + t * span, span, scale);
            Gemm<T>.Run(length, depth, span, slopes, Head<T>(k, b, h), dq.Data<T>() + (b * length * heads + h) * depth, heads * depth, Start<T>.Zero, workspace);
            Gemm<T>.Run(span, depth, length, slopes.Transposed, Head<T>(q, b, h), dk.Data<T>() + (b * span * heads + h) * depth, heads * depth, Start<T>.Zero, workspace);
            scratch.Release();
        });
        into[0] = ByHead(dq);
        into[1] = ByHead(dk);
        into[2] = ByHead(dv);
    }

    private static Tensor ByHead(TensorImpl joined)
    {
        using var owner = Tensor.Wrap(joined);
        return owner.transpose(1, 2);
    }

    // scores·scale + mask
    private static void Prepare<T>(T* row, T* mask, long n, Vector512<T> scale) where T : unmanaged
    {
        for (var i = 0L; i < n; i += Vector512<T>.Count)
        {
            var score = mask == null ? Vector512.Load(row + i) * scale : Simd.Fma(Vector512.Load(row + i), scale, Vector512.Load(mask + i));
            if (n - i >= Vector512<T>.Count)
                Vector512.Store(score, row + i);
            else
                Simd.StoreFirst(score, row + i, n - i);
        }
    }

    private static Vector512<T> Scale<T>(long depth) => Gelu.Constant<T>(1 / Math.Sqrt(depth));

    private static Matrix<T> Head<T>(TensorImpl x, long b, long h) where T : unmanaged =>
        new(x.Data<T>() + b * x.Strides[0] + h * x.Strides[1], x.Strides[2], 1);

    private static Tensor RowsContiguous(Tensor x) => x.Impl.Strides[3] == 1 || x.shape[3] == 1 ? x.Share() : Copying.Contiguous(x);

    private static Tensor AdditiveMask(Tensor mask, Tensor q, Tensor k)
    {
        using var quiet = no_grad();
        using var suspension = DisposeScopeManager.Suspend();
        long[] shape = [q.shape[0], q.shape[1], q.shape[2], k.shape[2]];
        using var floating = mask.dtype == ScalarType.Bool
            ? where(mask, zeros([], q.dtype), full([], double.NegativeInfinity, q.dtype))
            : mask.to(q.dtype);
        using var expanded = floating.expand(shape);
        return RowsContiguous(expanded);
    }
}
