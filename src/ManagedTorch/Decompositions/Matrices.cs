using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Decompositions;

/// <summary>Tensors as MathNet's matrices, and back.</summary>
internal static class Matrices
{
    public static DenseMatrix Read(Tensor input, string name)
    {
        if (input.ndim != 2 || !input.is_floating_point())
            throw new InvalidOperationException($"{name}: needs a floating-point matrix, not {input.dtype} of shape {Shapes.Text(input.shape)}.");
        if (Autograd.Graph.Records(input))
            throw new NotSupportedException($"{name}: the managed engine computes no gradient of it; detach() the matrix of shape {Shapes.Text(input.shape)} or work under no_grad.");
        ManagedProvider.Use();
        using var wide = Functions.Copying.Cast(input, ScalarType.Float64);
        var values = wide.data<double>().ToArray();
        int rows = (int)input.shape[0], columns = (int)input.shape[1];
        var result = new DenseMatrix(rows, columns);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                result[i, j] = values[i * columns + j];
        }

        return result;
    }

    public static DenseMatrix Square(Tensor input, string name)
    {
        var matrix = Read(input, name);
        return matrix.RowCount == matrix.ColumnCount
            ? matrix
            : throw new InvalidOperationException($"{name}: needs a square matrix, not one of shape {Shapes.Text(input.shape)}.");
    }

    /// <summary>Throws where elimination meets a zero pivot.</summary>
    public static void Regular(DenseMatrix matrix, string name)
    {
        var upper = matrix.LU().U;
        for (var i = 0; i < upper.RowCount; i++)
        {
            if (upper[i, i] == 0)
                throw new InvalidOperationException($"{name}: the matrix of shape [{matrix.RowCount}, {matrix.ColumnCount}] is singular.");
        }
    }

    public static Tensor Write(Matrix<double> matrix, ScalarType dtype) =>
        tensor(matrix.ToRowMajorArray(), [matrix.RowCount, matrix.ColumnCount], dtype);

    /// <summary>1 or −1: the sign of the first element of the largest size.</summary>
    public static double Sign(Vector<double> vector)
    {
        var best = 0;
        for (var i = 1; i < vector.Count; i++)
        {
            if (Math.Abs(vector[i]) > Math.Abs(vector[best]))
                best = i;
        }

        return vector.Count > 0 && vector[best] < 0 ? -1 : 1;
    }
}
