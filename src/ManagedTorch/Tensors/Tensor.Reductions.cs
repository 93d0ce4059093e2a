using TorchSharp.Functions;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Reductions.Sum(this, [], false, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Reductions.Sum(this, [dim], keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Reductions.Sum(this, dim, keepdim, type);

        public Tensor mean() => Mean([], false, null);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Mean(dimensions, keepdim, type);

        public Tensor norm(float p = 2)
        {
            if (p != 2)
                throw new NotSupportedException($"norm: the managed engine computes the 2-norm only, not p = {p}.");
            using var squares = mul(this);
            using var total = squares.sum();
            return total.sqrt();
        }

        private Tensor Mean(long[] dimensions, bool keepdim, ScalarType? type)
        {
            if (!is_floating_point() && type is null)
                throw new InvalidOperationException($"mean: needs a floating-point tensor, not {dtype}; give a type or convert it.");
            using var total = Reductions.Sum(this, dimensions, keepdim, type);
            return total.div((double)numel() / Math.Max(1, total.numel()));
        }
    }
}
