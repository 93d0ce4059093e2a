namespace Replication.Statistics;

/// <summary>What one factor, or one interaction of factors, contributes to the variation of a balanced table.</summary>
/// <param name="Source">Names of its factors, such as "architecture" or "architecture × seed".</param>
/// <param name="SumOfSquares">In the squared unit of the values.</param>
/// <param name="DegreesOfFreedom">Product of levels − 1 over its factors.</param>
/// <param name="EtaSquared">η²: its share of the total sum of squares, from 0 to 1; NaN where all values are equal.</param>
public sealed record VarianceShare(string Source, double SumOfSquares, int DegreesOfFreedom, double EtaSquared);
