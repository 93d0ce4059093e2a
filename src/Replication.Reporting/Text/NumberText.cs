using System.Globalization;
using Replication.Core.Claims;

namespace Replication.Reporting.Text;

/// <summary>Numbers for readers: as many decimals as the uncertainty allows, a true minus sign, no culture.</summary>
public static class NumberText
{
    private const int Most = 8;

    /// <summary>A number that somebody chose or printed, such as 0.25: shown as it was written.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Value with four significant digits.</summary>
    public static string Plain(double value) => Decimals(value, DecimalsFor(Math.Abs(value) / 100));

    /// <summary>Value with a fixed number of decimals; what is not finite is said in words.</summary>
    public static string Decimals(double value, int decimals)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
        }

        // Beyond eight decimals or fifteen digits, a power of ten reads better than a row of zeros.
        var text = value != 0 && (Math.Abs(value) >= 1e15 || decimals > Most)
            ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
            : value.ToString($"F{Math.Min(decimals, Most)}", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }

    /// <summary>Decimals that show four significant digits of the largest value, for a column that aligns.</summary>
    public static int DecimalsFor(IEnumerable<double> column) =>
        DecimalsFor(column.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() / 100);

    /// <summary>Decimals that show two significant digits of an interval's half-width.</summary>
    public static int DecimalsFor(Estimate estimate) => DecimalsFor(estimate.Value, estimate.Interval.Low, estimate.Interval.High);

    /// <summary><c>[low, high]</c>.</summary>
    public static string Interval(Estimate estimate, int decimals) =>
        $"[{Decimals(estimate.Interval.Low, decimals)}, {Decimals(estimate.Interval.High, decimals)}]";

    /// <summary><c>value [low, high]</c>, without the unit.</summary>
    public static string WithInterval(Estimate estimate) => WithInterval(estimate.Value, estimate.Interval.Low, estimate.Interval.High);

    /// <summary><c>value [low, high]</c></summary>
    public static string WithInterval(double value, double low, double high)
    {
        var decimals = DecimalsFor(value, low, high);
        return $"{Decimals(value, decimals)} [{Decimals(low, decimals)}, {Decimals(high, decimals)}]";
    }

    /// <summary>A level such as 0.95 as <c>95 %</c>.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static int DecimalsFor(double value, double low, double high)
    {
        var halfWidth = (high - low) / 2;
        return double.IsFinite(halfWidth) && halfWidth > 0 ? DecimalsFor(halfWidth) : DecimalsFor(Math.Abs(value) / 100);
    }

    private static int DecimalsFor(double size)
    {
        if (!double.IsFinite(size) || size == 0)
        {
            return 2;
        }

        var digits = size.ToString("E1", CultureInfo.InvariantCulture);
        return Math.Max(0, 1 - int.Parse(digits[(digits.IndexOf('E') + 1)..], CultureInfo.InvariantCulture));
    }
}
