namespace TorchSharp;

/// <summary>Conversions between <see cref="Scalar"/> and C# numbers.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static double ToDouble(this Scalar value) => value.Real;

    public static float ToSingle(this Scalar value) => (float)value.Real;

    public static long ToInt64(this Scalar value) => value.Integer;

    public static int ToInt32(this Scalar value) => (int)value.Integer;

    public static bool ToBoolean(this Scalar value) => value.Real != 0;
}
