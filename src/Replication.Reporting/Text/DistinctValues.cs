using System.Globalization;

namespace Replication.Reporting.Text;

/// <summary>What many runs have in common and where they differ: each name with its distinct values.</summary>
public static class DistinctValues
{
    private const int Most = 12;

    /// <summary>Names in ordinal order; values in numeric order where all are whole numbers, else ordinal.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(IEnumerable<IReadOnlyDictionary<string, string>> runs) => runs
        .SelectMany(parts => parts)
        .GroupBy(part => part.Key, part => part.Value)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => KeyValuePair.Create(group.Key, Shorten(Ordered(group.Distinct().ToArray()))));

    private static IReadOnlyList<string> Ordered(string[] values) =>
        values.All(v => long.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            ? [.. values.OrderBy(v => long.Parse(v, CultureInfo.InvariantCulture))]
            : [.. values.Order(StringComparer.Ordinal)];

    private static string Shorten(IReadOnlyList<string> values) => values.Count <= Most
        ? string.Join(", ", values)
        : $"{string.Join(", ", values.Take(Most))} and {(values.Count - Most).ToString(CultureInfo.InvariantCulture)} more";
}
