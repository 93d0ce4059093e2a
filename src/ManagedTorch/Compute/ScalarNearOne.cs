namespace TorchSharp.Compute;

/// <summary>log(1 + x) and eˣ − 1 without cancellation near zero.</summary>
internal static class ScalarNearOne
{
    /// <summary>log(1 + x) within a few ulp: the rounding error of 1 + x is divided out (Kahan).</summary>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        if (u == 1)
            return x;
        return double.IsPositiveInfinity(u) ? u : ScalarMath.Log(u) * (x / (u - 1));
    }

    /// <summary>eˣ − 1 within a few ulp, by the same device.</summary>
    public static double Expm1(double x)
    {
        var u = ScalarMath.Exp(x);
        if (u == 1)
            return x;
        var difference = u - 1;
        return difference == -1 || double.IsPositiveInfinity(u) ? difference : difference * (x / ScalarMath.Log(u));
    }
}
