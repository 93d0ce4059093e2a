using TorchSharp.Compute;
using TorchSharp.Functions;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor pow(Scalar exponent) => Powers.Pow(this, exponent);

        public Tensor pow(Tensor exponent) => Powers.Pow(this, exponent);

        public Tensor sin() => SmoothCurves.Sin(this);

        public Tensor cos() => SmoothCurves.Cos(this);

        public Tensor log1p() => SmoothCurves.Log1p(this);

        public Tensor expm1() => SmoothCurves.Expm1(this);

        public Tensor softplus(double beta = 1, double threshold = 20) => SmoothCurves.Softplus(this, beta, threshold);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => SmoothCurves.Clamp(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null)
        {
            if (min is null)
                return max is null ? throw new ArgumentException("clamp: at least one of min and max must be given.") : minimum(max);
            using var raised = maximum(min);
            return max is null ? raised.alias() : raised.minimum(max);
        }

        public Tensor clip(Scalar? min = null, Scalar? max = null) => SmoothCurves.Clamp(this, min, max);

        public Tensor clamp_min(Scalar min) => SmoothCurves.Clamp(this, min, null);

        public Tensor clamp_max(Scalar max) => SmoothCurves.Clamp(this, null, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Overwrite("clamp_", x => x.clamp(min, max));

        public Tensor floor() => SmoothCurves.Step<FloorFunction>("floor", this);

        public Tensor ceil() => SmoothCurves.Step<CeilFunction>("ceil", this);

        public Tensor round(long decimals = 0) => decimals == 0
            ? SmoothCurves.Step<RoundFunction>("round", this)
            : throw new NotSupportedException($"round: the managed engine rounds to whole numbers only, not to {decimals} decimals.");

        public Tensor pow_(Scalar exponent) => Overwrite("pow_", x => x.pow(exponent));

        public Tensor exp_() => Overwrite("exp_", x => x.exp());

        public Tensor sqrt_() => Overwrite("sqrt_", x => x.sqrt());

        public Tensor neg_() => Overwrite("neg_", x => x.neg());

        public Tensor abs_() => Overwrite("abs_", x => x.abs());

        public Tensor masked_fill_(Tensor mask, Scalar value) => Overwrite("masked_fill_", x => x.masked_fill(mask, value));

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var product = tensor1.mul(tensor2);
            return add(product, value);
        }

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var quotient = tensor1.div(tensor2);
            return add(quotient, value);
        }

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Overwrite("addcmul_", x => x.addcmul(tensor1, tensor2, value));

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Overwrite("addcdiv_", x => x.addcdiv(tensor1, tensor2, value));

        /// <summary>this + weight·(end − this).</summary>
        public Tensor lerp(Tensor end, Tensor weight)
        {
            using var way = end.sub(this);
            using var part = way.mul(weight);
            return add(part);
        }

        private Tensor Overwrite(string name, Func<Tensor, Tensor> operation)
        {
            Writable(name);
            using var quiet = no_grad();
            using var result = operation(this);
            Copying.Into(result, this);
            return this;
        }
    }
}
