using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Randomness;

/// <summary>Fills tensors with numbers of a stream, in row-major order.</summary>
internal static unsafe class Draws
{
    public static void Fill(Tensor x, Func<double> next)
    {
        using var values = Tensor.Wrap(TensorImpl.New(x.dtype, x.shape));
        for (var i = 0L; i < x.numel(); i++)
        {
            switch (x.dtype)
            {
                case ScalarType.Float32:
                    values.Impl.Data<float>()[i] = (float)next();
                    break;
                case ScalarType.Float64:
                    values.Impl.Data<double>()[i] = next();
                    break;
                case ScalarType.Int64:
                    values.Impl.Data<long>()[i] = (long)next();
                    break;
                case ScalarType.Bool:
                    values.Impl.Data<byte>()[i] = next() != 0 ? (byte)1 : (byte)0;
                    break;
                default:
                    throw Dtypes.Unsupported(x.dtype);
            }
        }

        Functions.Copying.Into(values, x);
    }

    public static Func<double> Uniform(Generator? generator, ScalarType dtype)
    {
        var source = generator ?? Generator.Default;
        return dtype == ScalarType.Float32 ? source.CoarseUniform : source.Uniform;
    }

    public static Func<double> Normal(Generator? generator) => (generator ?? Generator.Default).Normal;
}
