using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;
using TorchSharp.Decompositions;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// Decompositions of single matrices, computed by MathNet's managed float64 code on one thread: the same bits
    /// everywhere. They are computed forwards only. Where a decomposition leaves signs open, each vector's largest
    /// element is made positive.
    /// </summary>
    public static partial class linalg
    {
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        /// <summary>Singular values of a matrix in descending order.</summary>
        public static Tensor svdvals(Tensor input)
        {
            var values = Matrices.Read(input, "svdvals").Svd(computeVectors: false).S.ToArray();
            return tensor(values, input.dtype);
        }

        /// <summary>A = U·diag(S)·Vh with singular values in descending order; square U and Vh where full.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true)
        {
            var svd = Matrices.Read(input, "svd").Svd(computeVectors: true);
            var (u, vh) = (svd.U, svd.VT);
            var count = svd.S.Count;
            for (var i = 0; i < count; i++)
            {
                if (Matrices.Sign(u.Column(i)) > 0)
                    continue;
                u.SetColumn(i, -u.Column(i));
                vh.SetRow(i, -vh.Row(i));
            }

            for (var i = count; i < u.ColumnCount; i++)
                u.SetColumn(i, u.Column(i) * Matrices.Sign(u.Column(i)));
            for (var i = count; i < vh.RowCount; i++)
                vh.SetRow(i, vh.Row(i) * Matrices.Sign(vh.Row(i)));
            if (!fullMatrices)
                (u, vh) = (u.SubMatrix(0, u.RowCount, 0, count), vh.SubMatrix(0, count, 0, vh.ColumnCount));
            return (Matrices.Write(u, input.dtype), tensor(svd.S.ToArray(), input.dtype), Matrices.Write(vh, input.dtype));
        }

        /// <summary>Eigenvalues of a symmetric matrix in ascending order, and its eigenvectors as columns.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L')
        {
            var (values, vectors) = Symmetric(input, UPLO, "eigh");
            return (tensor(values, input.dtype), Matrices.Write(vectors, input.dtype));
        }

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => tensor(Symmetric(input, UPLO, "eigvalsh").Values, input.dtype);

        /// <summary>A = Q·R with a diagonal of R that is not negative.</summary>
        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced)
        {
            var matrix = Matrices.Read(input, "qr");
            var wide = matrix.RowCount < matrix.ColumnCount;
            // MathNet factors tall matrices only; of a wide one it is the square part that has a Q.
            var tall = wide ? matrix.SubMatrix(0, matrix.RowCount, 0, matrix.RowCount) : matrix;
            var qr = tall.QR(mode == QRMode.Complete ? QRMethod.Full : QRMethod.Thin);
            var (q, r) = (qr.Q, wide ? qr.Q.TransposeThisAndMultiply(matrix) : qr.R);
            for (var i = 0; i < Math.Min(r.RowCount, r.ColumnCount); i++)
            {
                for (var j = 0; j < i; j++)
                    r[i, j] = 0;
                if (r[i, i] >= 0)
                    continue;
                r.SetRow(i, -r.Row(i));
                q.SetColumn(i, -q.Column(i));
            }

            return (mode == QRMode.R ? empty(0, input.dtype) : Matrices.Write(q, input.dtype), Matrices.Write(r, input.dtype));
        }

        /// <summary>The lower L with L·Lᵀ = A.</summary>
        public static Tensor cholesky(Tensor input)
        {
            var matrix = Matrices.Square(input, "cholesky");
            try
            {
                return Matrices.Write(matrix.Cholesky().Factor, input.dtype);
            }
            catch (ArgumentException)
            {
                throw new InvalidOperationException($"cholesky: the matrix of shape {Memory.Shapes.Text(input.shape)} is not positive definite.");
            }
        }

        /// <summary>X with A·X = B; B is a matrix or a vector.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true)
        {
            if (!left)
                throw new NotSupportedException("solve: the managed engine solves A·X = B only; transpose both for X·A = B.");
            var matrix = Matrices.Square(A, "solve");
            using var columns = B.ndim == 1 ? B.unsqueeze(1) : B.alias();
            var right = Matrices.Read(columns, "solve");
            if (right.RowCount != matrix.RowCount)
                throw new InvalidOperationException($"solve: shapes {Memory.Shapes.Text(A.shape)} and {Memory.Shapes.Text(B.shape)} do not fit; both need the same number of rows.");
            Matrices.Regular(matrix, "solve");
            using var solution = Matrices.Write(matrix.Solve(right), A.dtype);
            return B.ndim == 1 ? solution.squeeze(1) : solution.alias();
        }

        public static Tensor inv(Tensor input)
        {
            var matrix = Matrices.Square(input, "inv");
            Matrices.Regular(matrix, "inv");
            return Matrices.Write(matrix.Inverse(), input.dtype);
        }

        public static Tensor det(Tensor input) => tensor(Matrices.Square(input, "det").Determinant(), input.dtype);

        /// <summary>The 2-norm over the given dimensions, or over all; it has a gradient.</summary>
        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false)
        {
            using var squares = input.mul(input);
            using var total = squares.sum(dims ?? [], keepdim);
            return total.sqrt();
        }

        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) => ord == 2
            ? norm(input, dims, keepdim)
            : throw new NotSupportedException("vector_norm: the managed engine computes the 2-norm only.");

        private static (double[] Values, Matrix<double> Vectors) Symmetric(Tensor input, char triangle, string name)
        {
            var matrix = Matrices.Square(input, name);
            for (var i = 0; i < matrix.RowCount; i++)
            {
                for (var j = 0; j < i; j++)
                    matrix[i, j] = matrix[j, i] = triangle == 'L' ? matrix[i, j] : matrix[j, i];
            }

            var evd = matrix.Evd(Symmetricity.Symmetric);
            double[] values = [.. evd.EigenValues.Select(value => value.Real)];
            int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
            var vectors = DenseMatrix.OfColumnVectors(order.Select(i => evd.EigenVectors.Column(i) * Matrices.Sign(evd.EigenVectors.Column(i))));
            return ([.. order.Select(i => values[i])], vectors);
        }
    }
}
