using MathNet.Numerics.LinearAlgebra.Double;
using TorchSharp.Memory;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Decompositions, computed by MathNet's managed float64 code on one thread: the same bits everywhere.</summary>
    public static partial class linalg
    {
        /// <summary>Singular values of a matrix in descending order.</summary>
        public static Tensor svdvals(Tensor input)
        {
            var values = Matrix(input, "svdvals").Svd(computeVectors: false).S.ToArray();
            return tensor(values, input.dtype);
        }

        internal static DenseMatrix Matrix(Tensor input, string name)
        {
            if (input.ndim != 2 || !input.is_floating_point())
                throw new InvalidOperationException($"{name}: needs a floating-point matrix, not {input.dtype} of shape {Shapes.Text(input.shape)}.");
            ManagedProvider.Use();
            using var columns = input.detach().to(ScalarType.Float64).t().contiguous();
            return new DenseMatrix((int)input.shape[0], (int)input.shape[1], columns.data<double>().ToArray());
        }
    }
}
