using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>A tensor seen as the lines along one dimension: that dimension last, contiguous, without gradients.</summary>
internal static class Lines
{
    /// <summary>The lines of <paramref name="x"/>, cut to <paramref name="outer"/> in the other dimensions where given; in no scope.</summary>
    public static Tensor Of(Tensor x, int dim, long[]? outer = null)
    {
        if (x.ndim == 0)
            return Copying.Contiguous(x);
        using var view = outer is null ? x.Share() : Cut(x, dim, outer);
        return Reductions.Rows(view, Others(x.shape.Length, dim), [dim]);
    }

    /// <summary>A view of the first elements, as many as <paramref name="outer"/> says in every dimension but one; in no scope.</summary>
    public static Tensor Cut(Tensor x, int dim, long[] outer)
    {
        var shape = (long[])outer.Clone();
        if (shape.Length > 0)
            shape[dim] = x.shape[dim];
        return Tensor.Wrap(x.Impl.View(shape, x.Impl.Strides, x.Impl.Offset));
    }

    /// <summary>Lines put back in their place: the last dimension of <paramref name="lines"/> becomes dimension <paramref name="dim"/>.</summary>
    public static Tensor Back(TensorImpl lines, int dim)
    {
        using var owner = Tensor.Wrap(lines);
        if (owner.ndim == 0 || dim == owner.ndim - 1)
            return new Tensor(lines.View(lines.Shape, lines.Strides, 0));
        var order = Others(owner.shape.Length, dim).ToList();
        var rank = owner.shape.Length;
        var shape = new long[rank];
        var strides = new long[rank];
        for (var i = 0; i < order.Count; i++)
            (shape[order[i]], strides[order[i]]) = (lines.Shape[i], lines.Strides[i]);
        (shape[dim], strides[dim]) = (lines.Shape[^1], lines.Strides[^1]);
        using var view = Tensor.Wrap(lines.View(shape, strides, 0));
        var result = Copying.Contiguous(view);
        DisposeScopeManager.Current?.Add(result);
        return result;
    }

    /// <summary>The shape of a tensor's lines with their length replaced.</summary>
    public static long[] Shape(long[] shape, int dim, long length) =>
        shape.Length == 0 ? [] : [.. Others(shape.Length, dim).Select(d => shape[d]), length];

    private static int[] Others(int rank, int dim) => [.. Enumerable.Range(0, rank).Where(d => d != dim)];
}
