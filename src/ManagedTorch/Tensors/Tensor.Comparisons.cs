using TorchSharp.Compute;
using TorchSharp.Functions;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Comparing.Run<EqualOp>(this, target, "eq");

        public Tensor ne(Tensor target) => Comparing.Run<NotEqualOp>(this, target, "ne");

        public Tensor lt(Tensor target) => Comparing.Run<LessOp>(this, target, "lt");

        public Tensor le(Tensor target) => Comparing.Run<LessOrEqualOp>(this, target, "le");

        public Tensor gt(Tensor target) => Comparing.Run<GreaterOp>(this, target, "gt");

        public Tensor ge(Tensor target) => Comparing.Run<GreaterOrEqualOp>(this, target, "ge");

        public Tensor eq(Scalar target) => Comparing.Run<EqualOp>(this, target, "eq");

        public Tensor ne(Scalar target) => Comparing.Run<NotEqualOp>(this, target, "ne");

        public Tensor lt(Scalar target) => Comparing.Run<LessOp>(this, target, "lt");

        public Tensor le(Scalar target) => Comparing.Run<LessOrEqualOp>(this, target, "le");

        public Tensor gt(Scalar target) => Comparing.Run<GreaterOp>(this, target, "gt");

        public Tensor ge(Scalar target) => Comparing.Run<GreaterOrEqualOp>(this, target, "ge");

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        public Tensor logical_not() => eq(0);

        public Tensor logical_and(Tensor other) => Logical(other, (a, b) => a.mul(b));

        public Tensor logical_or(Tensor other) => Logical(other, (a, b) => a.add(b));

        public Tensor logical_xor(Tensor other)
        {
            using Tensor left = ne(0), right = other.ne(0);
            return left.ne(right);
        }

        public static Tensor operator &(Tensor left, Tensor right) => left.BothBool(right, "&").logical_and(right);

        public static Tensor operator |(Tensor left, Tensor right) => left.BothBool(right, "|").logical_or(right);

        public static Tensor operator ~(Tensor left) => left.BothBool(left, "~").logical_not();

        public Tensor isnan() => Comparing.Test(this, double.IsNaN);

        public Tensor isinf() => Comparing.Test(this, double.IsInfinity);

        public Tensor isposinf() => Comparing.Test(this, double.IsPositiveInfinity);

        public Tensor isfinite() => Comparing.Test(this, double.IsFinite);

        /// <summary>|this − other| ≤ atol + rtol·|other|, element by element; equal infinities are close.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false)
        {
            using var quiet = no_grad();
            using var scope = NewDisposeScope();
            var (a, b) = (to(ScalarType.Float64), other.to(ScalarType.Float64));
            var within = (a - b).abs() <= b.abs() * rtol + atol;
            var close = a.eq(b).logical_or(within.logical_and((a - b).isfinite()));
            if (nanEqual)
                close = close.logical_or(a.isnan().logical_and(b.isnan()));
            return close.MoveToOuterDisposeScope();
        }

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            using var close = isclose(target, rtol, atol, equal_nan);
            using var every = close.all();
            return every.item<bool>();
        }

        private Tensor Logical(Tensor other, Func<Tensor, Tensor, Tensor> combine)
        {
            using Tensor left = ne(0), right = other.ne(0);
            using Tensor first = left.to(ScalarType.Int64), second = right.to(ScalarType.Int64);
            using var combined = combine(first, second);
            return combined.ne(0);
        }

        private Tensor BothBool(Tensor other, string name) => dtype == ScalarType.Bool && other.dtype == ScalarType.Bool
            ? this
            : throw new NotSupportedException($"{name}: the managed engine combines bool tensors only, not {dtype} and {other.dtype}.");
    }
}
