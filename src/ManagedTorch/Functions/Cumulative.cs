using TorchSharp.Autograd;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Running sums along one dimension, added in float64 for both floating types.</summary>
internal static unsafe class Cumulative
{
    public static Tensor Sum(Tensor x, long dim, ScalarType? type)
    {
        var target = type ?? (x.dtype == ScalarType.Bool ? ScalarType.Int64 : x.dtype);
        using var input = x.to(target);
        return Directed(input, Shapes.Dimension(dim, x.shape.Length, "cumsum"), backwards: false);
    }

    // The gradient of a running sum is the running sum of the gradient from the other end.
    private static Tensor Directed(Tensor x, int d, bool backwards)
    {
        using var lines = Lines.Of(x, d);
        var y = TensorImpl.New(x.dtype, lines.shape);
        var length = x.ndim == 0 ? 1 : x.shape[d];
        switch (x.dtype)
        {
            case ScalarType.Float32:
                Floats(lines.Impl, y, length, backwards);
                break;
            case ScalarType.Float64:
                Doubles(lines.Impl, y, length, backwards);
                break;
            case ScalarType.Int64:
                Longs(lines.Impl, y, length, backwards);
                break;
            default:
                throw Dtypes.Unsupported(x.dtype);
        }

        var result = Lines.Back(y, d);
        return !Graph.Records(x) ? result : Graph.Record("cumsum", result, [x], [], static (node, grads, into) =>
        {
            var (dimension, reversed) = ((int, bool))node.State!;
            into[0] = Directed(grads[0]!, dimension, !reversed);
        }, (d, backwards), composite: true);
    }

    private static void Floats(TensorImpl x, TensorImpl y, long n, bool backwards)
    {
        float* from = x.Data<float>(), to = y.Data<float>();
        Compute.Rows.For(n == 0 ? 0 : x.Count / n, n, row =>
        {
            var sum = 0.0;
            for (var i = 0L; i < n; i++)
            {
                var at = row * n + (backwards ? n - 1 - i : i);
                sum += from[at];
                to[at] = (float)sum;
            }
        });
    }

    private static void Doubles(TensorImpl x, TensorImpl y, long n, bool backwards)
    {
        double* from = x.Data<double>(), to = y.Data<double>();
        Compute.Rows.For(n == 0 ? 0 : x.Count / n, n, row =>
        {
            var sum = 0.0;
            for (var i = 0L; i < n; i++)
            {
                var at = row * n + (backwards ? n - 1 - i : i);
                sum += from[at];
                to[at] = sum;
            }
        });
    }

    private static void Longs(TensorImpl x, TensorImpl y, long n, bool backwards)
    {
        long* from = x.Data<long>(), to = y.Data<long>();
        Compute.Rows.For(n == 0 ? 0 : x.Count / n, n, row =>
        {
            var sum = 0L;
            for (var i = 0L; i < n; i++)
            {
                var at = row * n + (backwards ? n - 1 - i : i);
                sum = unchecked(sum + from[at]);
                to[at] = sum;
            }
        });
    }
}
