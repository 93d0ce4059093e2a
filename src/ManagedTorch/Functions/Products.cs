using TorchSharp.Autograd;
using TorchSharp.Compute;
using TorchSharp.Compute.Gemm;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Matrix products with gradients, in every transposition: operands are read with their strides.</summary>
internal static unsafe class Products
{
    /// <summary>torch.matmul: vectors, matrices, and broadcast batches of matrices.</summary>
    public static Tensor MatMul(Tensor a, Tensor b)
    {
        if (a.ndim == 0 || b.ndim == 0)
            throw new InvalidOperationException($"matmul: both tensors need at least one dimension; shapes are {Shapes.Text(a.shape)} and {Shapes.Text(b.shape)}.");
        if (a.dtype != b.dtype)
            throw new InvalidOperationException($"matmul: both tensors need one type; they are {a.dtype} and {b.dtype}.");
        if (a.ndim == 1)
        {
            using var row = a.unsqueeze(0);
            using var product = MatMul(row, b);
            return product.squeeze(b.ndim == 1 ? 0 : -2);
        }

        if (b.ndim == 1)
        {
            using var column = b.unsqueeze(1);
            using var product = MatMul(a, column);
            return product.squeeze(-1);
        }

        if (a.shape[^1] != b.shape[^2])
            throw new InvalidOperationException($"matmul: shapes {Shapes.Text(a.shape)} and {Shapes.Text(b.shape)} do not fit; the first has {a.shape[^1]} columns, the second {b.shape[^2]} rows.");
        var y = b.ndim == 2 ? Folded(a, b, null) : Batched(a, b);
        return !Graph.Records(a, b) ? y : Graph.Record("matmul", y, [a, b], [a, b], static (node, grads, into) =>
        {
            using Tensor left = node.Saved(0), right = node.Saved(1);
            if (node.Needs(0))
            {
                using var transposed = right.transpose(-2, -1);
                using var grad = MatMul(grads[0]!, transposed);
                into[0] = Pointwise.SumTo(grad, left.shape);
            }

            if (node.Needs(1))
                into[1] = right.ndim == 2 ? WeightGradient(left, grads[0]!) : BatchedRightGradient(left, right, grads[0]!);
        }, composite: true);
    }

    /// <summary>x·Wᵀ + bias over the last dimension of x, with W of shape [out, in].</summary>
    public static Tensor Linear(Tensor x, Tensor weight, Tensor? bias)
    {
        if (weight.ndim != 2 || x.ndim == 0 || x.shape[^1] != weight.shape[1])
            throw new InvalidOperationException($"linear: input {Shapes.Text(x.shape)} and weight {Shapes.Text(weight.shape)} do not fit; the input's last dimension must equal the weight's second.");
        if (x.dtype != weight.dtype)
            throw new InvalidOperationException($"linear: input and weight need one type; they are {x.dtype} and {weight.dtype}.");
        using var transposed = Transposed(weight);
        var y = Folded(x, transposed, bias);
        if (!(bias is null ? Graph.Records(x, weight) : Graph.Records(x, weight, bias)))
            return y;
        Tensor[] inputs = bias is null ? [x, weight] : [x, weight, bias];
        return Graph.Record("linear", y, inputs, [x, weight], static (node, grads, into) =>
        {
            using Tensor input = node.Saved(0), matrix = node.Saved(1);
            var grad = grads[0]!;
            if (node.Needs(0))
                into[0] = MatMul(grad, matrix);
            if (node.Needs(1))
                into[1] = WeightGradient(grad, input);
            if (node.Next.Length > 2 && node.Needs(2))
                into[2] = Pointwise.SumTo(grad, [grad.shape[^1]]);
        }, composite: true);
    }

    /// <summary>bias + a·b for matrices and a row of biases.</summary>
    public static Tensor AddMm(Tensor bias, Tensor a, Tensor b)
    {
        if (a.ndim != 2 || b.ndim != 2 || a.shape[1] != b.shape[0])
            throw new InvalidOperationException($"addmm: matrices of shapes {Shapes.Text(a.shape)} and {Shapes.Text(b.shape)} do not fit.");
        var y = Folded(a, b, bias);
        return !Graph.Records(bias, a, b) ? y : Graph.Record("addmm", y, [bias, a, b], [a, b], static (node, grads, into) =>
        {
            using Tensor left = node.Saved(0), right = node.Saved(1);
            var grad = grads[0]!;
            if (node.Needs(0))
                into[0] = Pointwise.SumTo(grad, [grad.shape[^1]]);
            if (node.Needs(1))
            {
                using var transposed = right.transpose(0, 1);
                into[1] = MatMul(grad, transposed);
            }

            if (node.Needs(2))
                into[2] = WeightGradient(left, grad);
        }, composite: true);
    }

    // aᵀ·g over all leading dimensions: [.., m] and [.., n] give [m, n].
    private static Tensor WeightGradient(Tensor a, Tensor g)
    {
        using var rows = a.reshape(-1, a.shape[^1]);
        using var columns = g.reshape(-1, g.shape[^1]);
        using var transposed = rows.transpose(0, 1);
        return MatMul(transposed, columns);
    }

    private static Tensor BatchedRightGradient(Tensor left, Tensor right, Tensor grad)
    {
        using var transposed = left.transpose(-2, -1);
        using var full = MatMul(transposed, grad);
        return Pointwise.SumTo(full, right.shape);
    }

    // [.., k]·[k, n]: the leading dimensions are one long column of rows.
    private static Tensor Folded(Tensor a, Tensor b, Tensor? bias)
    {
        long k = a.shape[^1], n = b.shape[1], m = k == 0 ? Shapes.Count(a.shape.AsSpan(0, a.shape.Length - 1)) : a.numel() / k;
        long[] shape = [.. a.shape.AsSpan(0, a.shape.Length - 1), n];
        var y = TensorImpl.New(a.dtype, shape);
        using var rows = RowsOf(a);
        using var start = bias is null || bias.is_contiguous() ? null : Copying.Contiguous(bias);
        if (bias is not null && (bias.numel() != n || bias.dtype != a.dtype))
            throw new InvalidOperationException($"linear: a bias of shape {Shapes.Text(bias.shape)} and type {bias.dtype} does not fit {n} outputs of type {a.dtype}.");
        if (a.dtype == ScalarType.Float32)
            Run<float>(rows, b, (start ?? bias)?.Impl, y, m, n, k);
        else if (a.dtype == ScalarType.Float64)
            Run<double>(rows, b, (start ?? bias)?.Impl, y, m, n, k);
        else
            throw new NotSupportedException($"matmul: {a.dtype} matrices are not multiplied by the managed engine; convert them to float32 or float64.");
        return new Tensor(y);
    }

    private static void Run<T>(Tensor a, Tensor b, TensorImpl? bias, TensorImpl y, long m, long n, long k) where T : unmanaged
    {
        var init = bias is null ? Start<T>.Zero : new Start<T>(bias.Data<T>(), 0);
        Gemm<T>.Run(m, n, k, Matrix<T>(a.Impl), Matrix<T>(b.Impl), y.Data<T>(), n, init, parallel: true);
    }

    private static Tensor Batched(Tensor a, Tensor b)
    {
        long m = a.shape[^2], k = a.shape[^1], n = b.shape[^1];
        var batch = Shapes.Broadcast(a.shape[..^2], b.shape[..^2], "matmul");
        var y = TensorImpl.New(a.dtype, [.. batch, m, n]);
        if (a.dtype == ScalarType.Float32)
            Run<float>(a.Impl, b.Impl, y, batch, m, n, k);
        else if (a.dtype == ScalarType.Float64)
            Run<double>(a.Impl, b.Impl, y, batch, m, n, k);
        else
            throw new NotSupportedException($"matmul: {a.dtype} matrices are not multiplied by the managed engine; convert them to float32 or float64.");
        return new Tensor(y);
    }

    private static void Run<T>(TensorImpl a, TensorImpl b, TensorImpl y, long[] batch, long m, long n, long k) where T : unmanaged
    {
        var stridesA = Shapes.BroadcastStrides(a.Shape[..^2], a.Strides[..^2], batch);
        var stridesB = Shapes.BroadcastStrides(b.Shape[..^2], b.Strides[..^2], batch);
        var count = Shapes.Count(batch);
        (Matrix<T> Left, Matrix<T> Right) Operands(long index)
        {
            long offsetA = 0, offsetB = 0, rest = index;
            for (var d = batch.Length - 1; d >= 0; d--)
            {
                (rest, var i) = Math.DivRem(rest, batch[d]);
                offsetA += i * stridesA[d];
                offsetB += i * stridesB[d];
            }

            return (new Matrix<T>(a.Data<T>() + offsetA, a.Strides[^2], a.Strides[^1]), new Matrix<T>(b.Data<T>() + offsetB, b.Strides[^2], b.Strides[^1]));
        }

        if (count == 1)
        {
            var (left, right) = Operands(0);
            Gemm<T>.Run(m, n, k, left, right, y.Data<T>(), n, Start<T>.Zero, parallel: true);
            return;
        }

        Gemm<T>.Each(count, m * n * k, () => Gemm<T>.SpaceFor((n, k)), (index, workspace) =>
        {
            var (left, right) = Operands(index);
            Gemm<T>.Run(m, n, k, left, right, y.Data<T>() + index * m * n, n, Start<T>.Zero, workspace);
        });
    }

    /// <summary>The rows of a tensor as one matrix, copied only where no single stride leads from row to row.</summary>
    private static Tensor RowsOf(Tensor a)
    {
        using var noGrad = no_grad();
        using var suspension = DisposeScopeManager.Suspend();
        return a.ndim == 2 ? a.Share() : a.reshape(-1, a.shape[^1]);
    }

    private static Tensor Transposed(Tensor x) =>
        Tensor.Wrap(x.Impl.View([x.shape[1], x.shape[0]], [x.Impl.Strides[1], x.Impl.Strides[0]], x.Impl.Offset));

    private static Matrix<T> Matrix<T>(TensorImpl x) where T : unmanaged => new(x.Data<T>(), x.Strides[^2], x.Strides[^1]);
}
