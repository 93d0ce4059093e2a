using System.Globalization;

namespace Replication.Reporting.Text;

/// <summary>Moments and durations for readers.</summary>
public static class MomentText
{
    /// <summary><c>2026-11-21 09:30 UTC</c></summary>
    public static string Of(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary><c>1.3 min</c>, or seconds below one minute.</summary>
    public static string Minutes(double minutes) => minutes < 1
        ? (minutes * 60).ToString("0", CultureInfo.InvariantCulture) + " s"
        : minutes.ToString("0.0", CultureInfo.InvariantCulture) + " min";
}
