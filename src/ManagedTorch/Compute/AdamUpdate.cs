using System.Runtime.Intrinsics;
using TorchSharp.Memory;

namespace TorchSharp.Compute;

/// <summary>One AdamW step on one tensor.</summary>
internal sealed unsafe class AdamUpdate(
    double learningRate, double beta1, double beta2, double epsilon, double decay, double correction1, double correction2)
{
    private const long PieceElements = 16384;

    public void Apply(TensorImpl parameter, TensorImpl grad, TensorImpl mean, TensorImpl square)
    {
        if (!parameter.IsContiguous)
            throw new InvalidOperationException($"AdamW: a parameter of shape {Shapes.Text(parameter.Shape)} is not contiguous.");
        if (parameter.Dtype == torch.ScalarType.Float32)
            Apply<float>(parameter, grad, mean, square);
        else
            Apply<double>(parameter, grad, mean, square);
    }

    private void Apply<T>(TensorImpl parameter, TensorImpl grad, TensorImpl mean, TensorImpl square) where T : unmanaged
    {
        T* p = parameter.Data<T>(), g = grad.Data<T>(), m = mean.Data<T>(), v = square.Data<T>();
        var n = parameter.Count;
        Workers.For((int)((n + PieceElements - 1) / PieceElements), piece =>
            Range(p, g, m, v, piece * PieceElements, Math.Min(n, (piece + 1) * PieceElements)));
    }

    private void Range<T>(T* p, T* g, T* m, T* v, long first, long end) where T : unmanaged
    {
        Vector512<T> keep = Gelu.Constant<T>(1 - learningRate * decay), b1 = Gelu.Constant<T>(beta1), b2 = Gelu.Constant<T>(beta2);
        Vector512<T> rest1 = Gelu.Constant<T>(1 - beta1), rest2 = Gelu.Constant<T>(1 - beta2), eps = Gelu.Constant<T>(epsilon);
        Vector512<T> root = Gelu.Constant<T>(Math.Sqrt(correction2)), step = Gelu.Constant<T>(learningRate / correction1);
        var width = Vector512<T>.Count;
        for (var i = first; i < end; i += width)
        {
            var grad = Vector512.Load(g + i);
            var mean = Simd.Fma(b1, Vector512.Load(m + i), rest1 * grad);
            var square = Simd.Fma(b2, Vector512.Load(v + i), rest2 * grad * grad);
            var denominator = Vector512.Sqrt(square) / root + eps;
            var value = Vector512.Load(p + i) * keep - step * (mean / denominator);
            if (end - i >= width)
            {
                Vector512.Store(mean, m + i);
                Vector512.Store(square, v + i);
                Vector512.Store(value, p + i);
            }
            else
            {
                Simd.StoreFirst(mean, m + i, end - i);
                Simd.StoreFirst(square, v + i, end - i);
                Simd.StoreFirst(value, p + i, end - i);
            }
        }
    }
}
