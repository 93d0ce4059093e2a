namespace Replication.Core.Claims;

/// <summary>The number that the document prints for its claim, with what is known of its spread.</summary>
/// <param name="Value">The printed value, in the unit of the claim's metric; null where the document says its finding in other terms only.</param>
/// <param name="Text">The value as the document words it, for the report: <c>189 of 190 runs</c>.</param>
/// <param name="StandardDeviation">Spread between the document's runs; null where it prints none.</param>
/// <param name="N">Number of runs behind the value; null where it is not printed.</param>
public sealed record PublishedValue(double? Value, string Text, double? StandardDeviation = null, int? N = null);
