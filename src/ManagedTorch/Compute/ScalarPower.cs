using Replication.Random;

namespace TorchSharp.Compute;

/// <summary>Powers by plain IEEE arithmetic: the same bits on every machine.</summary>
internal static class ScalarPower
{
    /// <summary>xʸ within about 1 ulp, with the special values of C99; negative x needs an integral y.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
            return 1;
        if (double.IsNaN(x) || double.IsNaN(y))
            return double.NaN;
        if (double.IsInfinity(y))
            return ToInfinity(Math.Abs(x), y);
        var isOdd = Math.Abs(y) < 9007199254740992.0 && Math.Floor(y) == y && Math.Abs(y % 2) == 1;
        if (x < 0 && Math.Floor(y) != y && !double.IsInfinity(x))
            return double.NaN;
        var magnitude = Positive(Math.Abs(x), y);
        return isOdd && (x < 0 || (x == 0 && double.IsNegative(x))) ? -magnitude : magnitude;
    }

    private static double ToInfinity(double x, double y)
    {
        if (x == 1)
            return 1;
        return x > 1 == y > 0 ? double.PositiveInfinity : 0;
    }

    private static double Positive(double x, double y)
    {
        if (x == 0)
            return y > 0 ? 0 : double.PositiveInfinity;
        if (double.IsPositiveInfinity(x))
            return y > 0 ? x : 0;
        return DeterministicMath.Pow(x, y);
    }
}
