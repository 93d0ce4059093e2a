using System.Globalization;
using Replication.Core.Claims;
using Replication.Core.Environments;

namespace Replication.Core.Snapshots;

/// <summary>Compares measured values with approved ones.</summary>
public static class SnapshotComparison
{
    /// <summary>
    /// Differences in ordinal order of path. The managed engine must print the same text; another engine may differ by the
    /// approved tolerance in numbers, and its weight hashes are not compared.
    /// </summary>
    public static IReadOnlyList<Difference> Compare(Snapshot expected, Snapshot actual, string engine)
    {
        var exact = engine == EngineName.Managed;
        var differences = new List<Difference>();
        if (expected.Version != actual.Version)
        {
            differences.Add(new Difference("version", Printed(expected.Version), Printed(actual.Version), null));
        }

        var before = ByPath(expected);
        var after = ByPath(actual);
        foreach (var path in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var was = before.GetValueOrDefault(path);
            var now = after.GetValueOrDefault(path);
            if (!exact && (was ?? now)!.IsWeightHash)
            {
                continue;
            }

            if (was is null || now is null || !(was.Text == now.Text || (!exact && IsWithin(was, now))))
            {
                // On the managed engine the bound plays no part, but whoever reads the line wants to know it.
                differences.Add(new Difference(path, was?.Text, now?.Text, Bound(was ?? now!, exact)));
            }
        }

        return differences;
    }

    private static bool IsWithin(Statistic was, Statistic now) => was.Tolerance is { } tolerance
        && PrintedNumber.TryRead(was.Text, out var expected)
        && PrintedNumber.TryRead(now.Text, out var actual)
        && Math.Abs(actual - expected) <= tolerance.Absolute;

    private static Tolerance? Bound(Statistic statistic, bool exact) => (statistic.Tolerance, exact) switch
    {
        (null, _) => null,
        ({ } tolerance, false) => tolerance,
        ({ } tolerance, true) => new Tolerance(0, $"the managed engine gives the same digits on every machine; {PrintedNumber.Of(tolerance.Absolute)} elsewhere: {tolerance.Reason}"),
    };

    private static Dictionary<string, Statistic> ByPath(Snapshot snapshot) =>
        snapshot.Statistics.ToDictionary(statistic => statistic.Path, StringComparer.Ordinal);

    private static string Printed(int value) => value.ToString(CultureInfo.InvariantCulture);
}
