using TorchSharp.Functions;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Arithmetic.Add(this, target);

        public Tensor add(Tensor target, Scalar alpha)
        {
            using var scaled = target.mul(alpha);
            return Arithmetic.Add(this, scaled);
        }

        public Tensor add(Scalar scalar) => With(scalar, Arithmetic.Add);

        public Tensor sub(Tensor target) => Arithmetic.Subtract(this, target);

        public Tensor sub(Scalar target) => With(target, Arithmetic.Subtract);

        public Tensor mul(Tensor target) => Arithmetic.Multiply(this, target);

        public Tensor mul(Scalar target) => With(target, Arithmetic.Multiply);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None
            ? Arithmetic.Divide(this, target)
            : throw new NotSupportedException("div: the managed engine divides without rounding only.");

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            using var other = Pointwise.Of(target, this);
            return div(other, rounding_mode);
        }

        public Tensor neg() => Curves.Negate(this);

        public Tensor abs() => Curves.Abs(this);

        public Tensor sqrt() => Curves.Sqrt(this);

        public Tensor rsqrt() => Curves.Rsqrt(this);

        public Tensor reciprocal() => Curves.Reciprocal(this);

        public Tensor square() => mul(this);

        public Tensor exp() => Curves.Exp(this);

        public Tensor log() => Curves.Log(this);

        public Tensor tanh() => Curves.Tanh(this);

        public Tensor sigmoid() => Curves.Sigmoid(this);

        public Tensor erf() => Curves.Erf(this);

        public Tensor relu() => Curves.Relu(this);

        public Tensor silu() => Activations.Silu(this);

        public Tensor gelu() => Activations.Gelu(this);

        public Tensor gelu(Modules.GELU.Approximate approximate) =>
            approximate == Modules.GELU.Approximate.tanh ? Activations.GeluTanh(this) : Activations.Gelu(this);

        public Tensor sign() => Pointwise.Map<Compute.SignOp>(this);

        public Tensor maximum(Tensor other) => Selections.Extreme(this, other, "maximum", largest: true);

        public Tensor minimum(Tensor other) => Selections.Extreme(this, other, "minimum", largest: false);

        public Tensor softmax(long dim, ScalarType? dtype = null)
        {
            using var input = dtype is { } type ? to(type) : Again();
            return Softmaxes.Softmax(input, dim);
        }

        public Tensor log_softmax(long dim, ScalarType? dtype = null)
        {
            using var input = dtype is { } type ? to(type) : Again();
            return Softmaxes.LogSoftmax(input, dim);
        }

        /// <summary>The value wherever the mask is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value)
        {
            using var filler = Pointwise.Of(value, this);
            using var own = filler.dtype == dtype ? filler.Share() : Copying.Cast(filler, dtype);
            return Selections.Where(mask, own, this);
        }

        public Tensor tril(long diagonal = 0) => Selections.Triangle(this, diagonal, upper: false);

        public Tensor triu(long diagonal = 0) => Selections.Triangle(this, diagonal, upper: true);

        public Tensor matmul(Tensor target) => Products.MatMul(this, target);

        public Tensor mm(Tensor target) => ndim == 2 && target.ndim == 2
            ? Products.MatMul(this, target)
            : throw new InvalidOperationException($"mm: both tensors are matrices; shapes are {Memory.Shapes.Text(shape)} and {Memory.Shapes.Text(target.shape)}.");

        public Tensor bmm(Tensor batch2) => ndim == 3 && batch2.ndim == 3
            ? Products.MatMul(this, batch2)
            : throw new InvalidOperationException($"bmm: both tensors are batches of matrices; shapes are {Memory.Shapes.Text(shape)} and {Memory.Shapes.Text(batch2.shape)}.");

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1)
        {
            if (beta == 1 && alpha == 1 && ndim == 1)
                return Products.AddMm(this, mat1, mat2);
            using var product = Products.MatMul(mat1, mat2);
            using var scaled = product.mul(alpha);
            using var own = mul(beta);
            return own.add(scaled);
        }

        public Tensor index_select(long dim, Tensor index) => Indexing.IndexSelect(this, dim, index);

        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        public static Tensor operator -(Scalar left, Tensor right)
        {
            using var number = Pointwise.Of(left, right);
            return number.sub(right);
        }

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        public static Tensor operator /(Scalar left, Tensor right)
        {
            using var number = Pointwise.Of(left, right);
            return number.div(right);
        }

        public static Tensor operator -(Tensor tensor) => tensor.neg();

        private Tensor With(Scalar scalar, Func<Tensor, Tensor, Tensor> operation)
        {
            using var other = Pointwise.Of(scalar, this);
            return operation(this, other);
        }
    }
}
