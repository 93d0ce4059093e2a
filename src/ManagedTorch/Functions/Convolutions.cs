using System.Runtime.Intrinsics;
using TorchSharp.Autograd;
using TorchSharp.Compute;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Convolution over one dimension: fused where every channel has its own filter, else a matrix product over windows.</summary>
internal static unsafe class Convolutions
{
    /// <param name="x">[batch, channels, length] or [channels, length].</param>
    /// <param name="weight">[outputs, channels / groups, width].</param>
    /// <param name="bias">[outputs] or null.</param>
    /// <param name="stride">Steps between windows.</param>
    /// <param name="padding">Zeros on either side.</param>
    /// <param name="dilation">Steps between the elements of a window.</param>
    /// <param name="groups">Independent groups of channels.</param>
    public static Tensor Conv1d(Tensor x, Tensor weight, Tensor? bias, long stride, long padding, long dilation, long groups)
    {
        if (x.ndim == 2)
        {
            using var batch = x.unsqueeze(0);
            using var one = Conv1d(batch, weight, bias, stride, padding, dilation, groups);
            return one.squeeze(0);
        }

        if (x.ndim != 3 || weight.ndim != 3 || groups < 1 || x.shape[1] != weight.shape[1] * groups || weight.shape[0] % groups != 0)
            throw new InvalidOperationException($"conv1d: an input of shape {Shapes.Text(x.shape)} and a weight of shape {Shapes.Text(weight.shape)} in {groups} groups do not fit; they are [batch, channels, length] and [outputs, channels / groups, width].");
        if (x.dtype != weight.dtype || !x.is_floating_point())
            throw new InvalidOperationException($"conv1d: input and weight need one floating-point type; they are {x.dtype} and {weight.dtype}.");
        if (bias is not null && (bias.ndim != 1 || bias.shape[0] != weight.shape[0]))
            throw new InvalidOperationException($"conv1d: a bias of shape {Shapes.Text(bias.shape)} does not fit a weight of shape {Shapes.Text(weight.shape)}.");
        if (stride < 1 || dilation < 1 || padding < 0 || Length(x, weight, stride, padding, dilation) < 1)
            throw new InvalidOperationException($"conv1d: a weight of shape {Shapes.Text(weight.shape)} with stride {stride}, padding {padding} and dilation {dilation} finds no place in an input of shape {Shapes.Text(x.shape)}.");
        return groups == x.shape[1] && weight.shape[0] == groups && stride == 1
            ? Depthwise(x, weight, bias, padding, dilation)
            : Windows(x, weight, bias, stride, padding, dilation, groups);
    }

    private static long Length(Tensor x, Tensor weight, long stride, long padding, long dilation) =>
        (x.shape[2] + 2 * padding - dilation * (weight.shape[2] - 1) - 1) / stride + 1;

    private static Tensor Windows(Tensor x, Tensor weight, Tensor? bias, long stride, long padding, long dilation, long groups)
    {
        long count = Length(x, weight, stride, padding, dilation), width = weight.shape[2], outputs = weight.shape[0] / groups;
        using var zero = zeros([x.shape[0], x.shape[1], padding], x.dtype);
        using var padded = padding == 0 ? x.alias() : Joining.Cat([zero, x, zero], 2);
        Tensor[] slices = [.. Enumerable.Range(0, (int)width).Select(k => padded.slice(2, k * dilation, k * dilation + (count - 1) * stride + 1, stride))];
        using var windows = stack(slices, 2);
        foreach (var slice in slices)
            slice.Dispose();
        // [batch, groups, channels · width, count], as the weight's rows are laid out
        using var columns = windows.reshape(x.shape[0], groups, weight.shape[1] * width, count);
        using var rows = weight.reshape(1, groups, outputs, weight.shape[1] * width);
        using var product = Products.MatMul(rows, columns);
        using var joined = product.reshape(x.shape[0], weight.shape[0], count);
        if (bias is null)
            return joined.alias();
        using var column = bias.unsqueeze(1);
        return joined.add(column);
    }

    private static Tensor Depthwise(Tensor x, Tensor weight, Tensor? bias, long padding, long dilation)
    {
        using Tensor input = x.contiguous(), filters = weight.contiguous();
        using var start = bias?.contiguous();
        var y = TensorImpl.New(x.dtype, [x.shape[0], x.shape[1], Length(x, weight, 1, padding, dilation)]);
        if (x.dtype == ScalarType.Float32)
            Slide<float>(input.Impl, filters.Impl, start?.Impl, y, padding, dilation, forwards: true);
        else
            Slide<double>(input.Impl, filters.Impl, start?.Impl, y, padding, dilation, forwards: true);
        var result = new Tensor(y);
        if (!Graph.Records(x, weight, bias))
            return result;
        Tensor[] inputs = bias is null ? [x, weight] : [x, weight, bias];
        return Graph.Record("conv1d", result, inputs, [input, filters], static (node, grads, into) =>
        {
            using Tensor signal = node.Saved(0), filter = node.Saved(1), grad = grads[0]!.contiguous();
            var (pad, step) = ((long, long))node.State!;
            if (node.Needs(0))
            {
                // The gradient slides over the other way: x[i] reached y[i + padding − k·dilation].
                var dx = TensorImpl.New(signal.dtype, signal.shape);
                if (signal.dtype == ScalarType.Float32)
                    Slide<float>(grad.Impl, filter.Impl, null, dx, -pad, step, forwards: false);
                else
                    Slide<double>(grad.Impl, filter.Impl, null, dx, -pad, step, forwards: false);
                into[0] = new Tensor(dx);
            }

            if (node.Needs(1))
                into[1] = FilterGradient(signal, filter, grad, pad, step);
            if (node.Next.Length > 2 && node.Needs(2))
                into[2] = grad.sum([0, 2]);
        }, (padding, dilation));
    }

    // y[t] = bias + Σ_k w[k]·x[t ± (k·dilation) − padding], k ascending, elements outside x being zero.
    private static void Slide<T>(TensorImpl x, TensorImpl w, TensorImpl? bias, TensorImpl y, long padding, long dilation, bool forwards) where T : unmanaged
    {
        long channels = x.Shape[1], from = x.Shape[2], to = y.Shape[2], width = w.Shape[2];
        T* input = x.Data<T>(), filter = w.Data<T>(), output = y.Data<T>(), start = bias is null ? null : bias.Data<T>();
        Rows.For(x.Shape[0] * channels, to * width, row =>
        {
            var c = row % channels;
            var line = output + row * to;
            new Span<T>(line, checked((int)to)).Fill(start == null ? default : start[c]);
            for (var k = 0L; k < width; k++)
            {
                var shift = (forwards ? k * dilation : -k * dilation) - padding;
                var first = Math.Max(0, -shift);
                var end = Math.Min(to, from - shift);
                Accumulate(input + row * from + shift, Vector512.Create(filter[c * width + k]), line, first, end);
            }
        });
    }

    private static void Accumulate<T>(T* x, Vector512<T> factor, T* y, long first, long end) where T : unmanaged
    {
        var i = first;
        for (; i <= end - Vector512<T>.Count; i += Vector512<T>.Count)
            Vector512.Store(Simd.Fma(Vector512.Load(x + i), factor, Vector512.Load(y + i)), y + i);
        if (i < end)
            Simd.StoreFirst(Simd.Fma(Vector512.Load(x + i), factor, Vector512.Load(y + i)), y + i, end - i);
    }

    // dw[c, k] = Σ over the batch, then over time, of g[t]·x[t + k·dilation − padding].
    private static Tensor FilterGradient(Tensor x, Tensor weight, Tensor grad, long padding, long dilation)
    {
        long width = weight.shape[2], length = x.shape[2], count = grad.shape[2];
        var parts = new Tensor[width];
        for (var k = 0L; k < width; k++)
        {
            var shift = k * dilation - padding;
            long first = Math.Max(0, -shift), end = Math.Max(first, Math.Min(count, length - shift));
            using Tensor seen = Views.Slice(x, 2, first + shift, end + shift, 1), given = Views.Slice(grad, 2, first, end, 1);
            using var product = seen.mul(given);
            parts[k] = product.sum([0, 2]);
        }

        var result = stack(parts, 1);
        foreach (var part in parts)
            part.Dispose();
        using (result)
            return result.unsqueeze(1);
    }
}
