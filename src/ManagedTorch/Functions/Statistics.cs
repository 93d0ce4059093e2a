using TorchSharp.Autograd;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Reductions that are made of recorded operations: extremes with shared gradients, log-sum-exp, variance.</summary>
internal static class Statistics
{
    /// <summary>The extreme over several dimensions; the gradient is shared by all elements that reach it.</summary>
    public static Tensor Extreme(Tensor x, long[] dims, bool keepdim, bool largest)
    {
        var name = largest ? "amax" : "amin";
        if (x.numel() == 0)
            throw new InvalidOperationException($"{name}: a tensor of shape {Shapes.Text(x.shape)} is empty and has no extreme.");
        var (kept, reduced, shape, shapeKept) = Reductions.Plan(x, dims, name);
        using var lines = Reductions.Rows(x, kept, reduced);
        using var rows = Tensor.Wrap(lines.Impl.View([Shapes.Count(shape), x.numel() / Shapes.Count(shape)], [x.numel() / Shapes.Count(shape), 1], lines.Impl.Offset));
        Tensor values;
        using (no_grad())
        {
            var (best, indices) = Ordering.Extreme(rows, 1, keepdim: false, largest);
            indices.Dispose();
            using (best)
                values = best.reshape(keepdim ? shapeKept : shape);
        }

        return !Graph.Records(x) ? values : Graph.Record(name, values, [x], [x, values], static (node, grads, into) =>
        {
            using Tensor input = node.Saved(0), output = node.Saved(1);
            var with = (long[])node.State!;
            using var best = output.reshape(with);
            using var reaches = input.eq(best);
            using var mask = reaches.to(input.dtype);
            var over = new List<long>();
            for (var d = 0; d < with.Length; d++)
            {
                if (with[d] != input.shape[d])
                    over.Add(d);
            }

            using var count = over.Count == 0 ? mask.alias() : mask.sum([.. over], keepdim: true);
            using var grad = grads[0]!.reshape(with);
            using var share = grad.div(count);
            into[0] = share.mul(mask);
        }, shapeKept);
    }

    /// <summary>log Σ eˣ; −∞ for a line of −∞ alone, whose gradient is 0.</summary>
    public static Tensor LogSumExp(Tensor x, long dim, bool keepdim)
    {
        if (!x.is_floating_point())
            throw new InvalidOperationException($"logsumexp: needs a floating-point tensor, not {x.dtype} of shape {Shapes.Text(x.shape)}.");
        var d = Shapes.Dimension(dim, x.shape.Length, "logsumexp");
        Tensor result;
        using (no_grad())
        {
            using var most = x.ndim > 0 && x.shape[d] == 0 ? zeros(Ordering.Reduced(x.shape, d, true), x.dtype) : Extreme(x, [d], keepdim: true, largest: true);
            using var infinite = most.isinf();
            using var shift = most.masked_fill(infinite, 0);
            using var moved = x.sub(shift);
            using var powers = moved.exp();
            using var sum = powers.sum([d], keepdim: true);
            using var log = sum.log();
            using var full = log.add(shift);
            result = keepdim ? full.alias() : full.reshape(Ordering.Reduced(x.shape, d, false));
        }

        return !Graph.Records(x) ? result : Graph.Record("logsumexp", result, [x], [x, result], static (node, grads, into) =>
        {
            using Tensor input = node.Saved(0), output = node.Saved(1);
            var with = (long[])node.State!;
            using var log = output.reshape(with);
            using var infinite = log.isinf();
            using var finite = log.masked_fill(infinite, 0);
            using var moved = input.sub(finite);
            using var shares = moved.exp();
            using var grad = grads[0]!.reshape(with);
            into[0] = grad.mul(shares);
        }, Ordering.Reduced(x.shape, d, true));
    }

    /// <summary>Mean squared deviation from the mean over n − 1 (unbiased) or n elements.</summary>
    public static Tensor Variance(Tensor x, long[] dims, bool unbiased, bool keepdim, ScalarType? type)
    {
        if (!x.is_floating_point())
            throw new InvalidOperationException($"var: needs a floating-point tensor, not {x.dtype} of shape {Shapes.Text(x.shape)}.");
        using var input = type is { } given ? x.to(given) : x.alias();
        using var mean = input.mean(dims, keepdim: true);
        using var deviation = input.sub(mean);
        using var squares = deviation.mul(deviation);
        using var total = squares.sum(dims, keepdim);
        var count = (double)x.numel() / Math.Max(1, total.numel()) - (unbiased ? 1 : 0);
        return total.div(count);
    }
}
