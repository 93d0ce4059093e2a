using TorchSharp.Autograd;
using TorchSharp.Compute;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Softmax and its logarithm over one dimension.</summary>
internal static unsafe class Softmaxes
{
    public static Tensor Softmax(Tensor x, long dim) => AlongLast(x, dim, "softmax", static last =>
    {
        var y = TensorImpl.New(last.dtype, last.shape);
        if (last.dtype == ScalarType.Float32)
            Forward<float>(last.Impl, y);
        else
            Forward<double>(last.Impl, y);
        var result = new Tensor(y);
        return !Graph.Records(last) ? result : Graph.Record("softmax", result, [last], [result], static (node, grads, into) =>
        {
            using var output = node.Saved(0);
            using var grad = grads[0]!.contiguous();
            var dx = TensorImpl.New(output.dtype, output.shape);
            if (output.dtype == ScalarType.Float32)
                Backward(output.Impl, grad.Impl, dx, 1f);
            else
                Backward(output.Impl, grad.Impl, dx, 1d);
            into[0] = new Tensor(dx);
        });
    });

    public static Tensor LogSoftmax(Tensor x, long dim) => AlongLast(x, dim, "log_softmax", static last =>
    {
        // Recorded by hand: x − log Σ eˣ, whose gradient needs the softmax itself.
        using var quiet = no_grad();
        var probabilities = TensorImpl.New(last.dtype, last.shape);
        var y = TensorImpl.New(last.dtype, last.shape);
        if (last.dtype == ScalarType.Float32)
            Log<float>(last.Impl, probabilities, y);
        else
            Log<double>(last.Impl, probabilities, y);
        quiet.Dispose();
        var result = new Tensor(y);
        using var softmax = Tensor.Wrap(probabilities);
        return !Graph.Records(last) ? result : Graph.Record("log_softmax", result, [last], [softmax], static (node, grads, into) =>
        {
            using var p = node.Saved(0);
            using var sum = grads[0]!.sum([-1], keepdim: true);
            using var share = p.mul(sum);
            into[0] = grads[0]!.sub(share);
        });
    });

    private static Tensor AlongLast(Tensor x, long dim, string name, Func<Tensor, Tensor> body)
    {
        if (!x.is_floating_point())
            throw new InvalidOperationException($"{name}: needs a floating-point tensor, not {x.dtype}.");
        var d = Shapes.Dimension(dim, x.shape.Length, name);
        if (x.ndim == 0)
        {
            using var vector = x.reshape(1);
            using var one = body(vector);
            return one.reshape([]);
        }

        if (d == x.ndim - 1)
        {
            using var contiguous = x.contiguous();
            return body(contiguous);
        }

        using var moved = x.transpose(d, -1);
        using var last = moved.contiguous();
        using var result = body(last);
        return result.transpose(d, -1);
    }

    private static void Forward<T>(TensorImpl x, TensorImpl y) where T : unmanaged
    {
        var n = x.Shape[^1];
        T* from = x.Data<T>(), to = y.Data<T>();
        if (n > 0)
            Rows.For(x.Count / n, n, row => SoftmaxKernel.Forward(from + row * n, to + row * n, n));
    }

    private static void Log<T>(TensorImpl x, TensorImpl p, TensorImpl y) where T : unmanaged
    {
        var n = x.Shape[^1];
        T* from = x.Data<T>(), soft = p.Data<T>(), to = y.Data<T>();
        if (n == 0)
            return;
        Rows.For(x.Count / n, n, row =>
        {
            var log = SoftmaxKernel.Forward(from + row * n, soft + row * n, n);
            for (var i = row * n; i < (row + 1) * n; i++)
            {
                if (typeof(T) == typeof(float))
                    ((float*)to)[i] = (float)(((float*)from)[i] - log);
                else
                    ((double*)to)[i] = ((double*)from)[i] - log;
            }
        });
    }

    private static void Backward<T>(TensorImpl y, TensorImpl g, TensorImpl dx, T one) where T : unmanaged
    {
        var n = y.Shape[^1];
        T* output = y.Data<T>(), grad = g.Data<T>(), to = dx.Data<T>();
        if (n > 0)
            Rows.For(y.Count / n, n, row => SoftmaxKernel.Backward(output + row * n, grad + row * n, to + row * n, n, one));
    }
}
