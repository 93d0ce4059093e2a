using System.Globalization;
using Replication.Core.Reports;

namespace Replication.Reporting.Text;

/// <summary>What many runs have in common and where they differ, in words: each name with its distinct values.</summary>
public static class ValueLists
{
    private const int Most = 12;

    /// <summary>Names in ordinal order; values in numeric order where all are whole numbers, else ordinal.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(DistinctValues values) =>
        values.ByName.Select(pair => KeyValuePair.Create(pair.Key, Shorten(Ordered(pair.Value))));

    private static IReadOnlyList<string> Ordered(IReadOnlyList<string> values) =>
        values.All(v => long.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            ? [.. values.OrderBy(v => long.Parse(v, CultureInfo.InvariantCulture))]
            : values;

    private static string Shorten(IReadOnlyList<string> values) => values.Count <= Most
        ? string.Join(", ", values)
        : $"{string.Join(", ", values.Take(Most))} and {(values.Count - Most).ToString(CultureInfo.InvariantCulture)} more";
}
