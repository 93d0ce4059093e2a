using System.Globalization;
using Replication.Core.Claims;

namespace Replication.Cli.Printing;

/// <summary>Numbers for people, invariant.</summary>
internal static class PlainNumber
{
    public static string Minutes(double? minutes) => minutes is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.00} min")
        : "–";

    /// <summary>Estimate with its interval and n.</summary>
    public static string Of(Estimate estimate) => string.Create(CultureInfo.InvariantCulture,
        $"{estimate.Label} {estimate.Value:G3} [{estimate.Interval.Low:G3}, {estimate.Interval.High:G3}]{(estimate.Unit.Length > 0 ? " " : "")}{estimate.Unit}, n = {estimate.N}");
}
