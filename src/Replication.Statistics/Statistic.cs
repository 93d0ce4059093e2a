namespace Replication.Statistics;

/// <summary>One number from a sample, such as <see cref="Sample.Mean"/>; must not depend on anything but the values.</summary>
public delegate double Statistic(ReadOnlySpan<double> values);
