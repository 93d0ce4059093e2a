using TorchSharp.Compute;
using TorchSharp.Functions;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add_(Tensor target) => InPlace<AddOp>(target, "add_");

        public Tensor add_(Tensor target, Scalar alpha)
        {
            using var scaled = target.mul(alpha);
            return InPlace<AddOp>(scaled, "add_");
        }

        public Tensor add_(Scalar scalar) => InPlace<AddOp>(scalar, "add_");

        public Tensor sub_(Tensor target) => InPlace<SubtractOp>(target, "sub_");

        public Tensor sub_(Scalar target) => InPlace<SubtractOp>(target, "sub_");

        public Tensor mul_(Tensor target) => InPlace<MultiplyOp>(target, "mul_");

        public Tensor mul_(Scalar target) => InPlace<MultiplyOp>(target, "mul_");

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None
            ? InPlace<DivideOp>(target, "div_")
            : throw new NotSupportedException("div_: the managed engine divides without rounding only.");

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            using var other = Pointwise.Of(target, this);
            return div_(other, rounding_mode);
        }

        public Tensor zero_() => fill_(0);

        public Tensor fill_(Scalar value)
        {
            Writable("fill_");
            using var number = Pointwise.Of(value, this);
            Copying.Into(number, this);
            return this;
        }

        /// <summary>Takes over the source's elements, broadcast and converted as needed.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false)
        {
            Writable("copy_");
            Copying.Into(source, this);
            return this;
        }

        private Tensor InPlace<TOp>(Tensor target, string name) where TOp : struct, IBinary
        {
            Writable(name);
            Pointwise.ZipInPlace<TOp>(this, target, name);
            return this;
        }

        private Tensor InPlace<TOp>(Scalar scalar, string name) where TOp : struct, IBinary
        {
            using var other = Pointwise.Of(scalar, this);
            return InPlace<TOp>(other, name);
        }

        private void Writable(string name)
        {
            if (is_grad_enabled() && requires_grad)
                throw new InvalidOperationException($"{name}: a tensor that requires a gradient is changed in place only under no_grad; otherwise use the form without the underscore.");
        }
    }
}
