using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Conversions of single-element tensors to C# numbers.</summary>
public static class TensorExtensionMethods
{
    public static float ToSingle(this Tensor value)
    {
        using var scalar = value.ToScalar();
        return scalar.ToSingle();
    }

    public static double ToDouble(this Tensor value)
    {
        using var scalar = value.ToScalar();
        return scalar.ToDouble();
    }

    public static long ToInt64(this Tensor value)
    {
        using var scalar = value.ToScalar();
        return scalar.ToInt64();
    }

    public static int ToInt32(this Tensor value)
    {
        using var scalar = value.ToScalar();
        return scalar.ToInt32();
    }

    public static bool ToBoolean(this Tensor value)
    {
        using var scalar = value.ToScalar();
        return scalar.ToBoolean();
    }

    public static Parameter AsParameter(this Tensor tensor) => tensor as Parameter ?? new Parameter(tensor);
}
