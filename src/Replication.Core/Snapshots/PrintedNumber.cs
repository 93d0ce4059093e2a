using System.Globalization;

namespace Replication.Core.Snapshots;

/// <summary>Numbers as snapshots print them: six significant digits, invariant.</summary>
public static class PrintedNumber
{
    public static string Of(double value) => (value == 0 ? 0 : value).ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Of"/> printed, also NaN and infinities.</summary>
    public static bool TryRead(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
