namespace Replication.Statistics;

/// <summary>A confidence interval that says how it was made.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Level">Coverage, such as 0.95.</param>
/// <param name="Method">Method in words, such as "percentile bootstrap over seeds, 10,000 draws".</param>
public sealed record Interval(double Low, double High, double Level, string Method)
{
    public bool Contains(double value) => Low <= value && value <= High;
}
