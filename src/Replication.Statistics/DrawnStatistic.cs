namespace Replication.Statistics;

/// <summary>One number from drawn units, such as seeds; must not depend on anything but the indices.</summary>
/// <param name="drawn">Indices from 0 of the drawn units; one may occur several times and then counts as often.</param>
public delegate double DrawnStatistic(ReadOnlySpan<int> drawn);
