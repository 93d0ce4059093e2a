using TorchSharp.Functions;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm(mat1, mat2, beta, alpha);

    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Joining.Cat([.. tensors], dim);

    public static Tensor cat(Tensor[] tensors, long dim = 0) => Joining.Cat(tensors, dim);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        Tensor[] parts = [.. tensors];
        if (parts.Length == 0)
            throw new ArgumentException("stack: at least one tensor is needed.");
        if (parts.FirstOrDefault(part => !part.shape.AsSpan().SequenceEqual(parts[0].shape)) is { } other)
            throw new InvalidOperationException($"stack: all tensors need one shape; they have {Memory.Shapes.Text(parts[0].shape)} and {Memory.Shapes.Text(other.shape)}.");
        Tensor[] rows = [.. parts.Select(part => part.unsqueeze(dim))];
        try
        {
            return Joining.Cat(rows, dim);
        }
        finally
        {
            foreach (var row in rows)
                row.Dispose();
        }
    }

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Selections.Where(condition, x, y);

    public static Tensor exp(Tensor input) => input.exp();

    public static Tensor sqrt(Tensor input) => input.sqrt();

    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    public static Tensor triu(Tensor input, long diagonal = 0) => input.triu(diagonal);

    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
}
