namespace Replication.Statistics;

/// <summary>One number from drawn rows and columns of a crossed design, such as cells × seeds; must not depend on anything but the indices.</summary>
/// <param name="rows">Indices from 0 of the drawn rows; one may occur several times and then counts as often.</param>
/// <param name="columns">Indices from 0 of the drawn columns, likewise.</param>
public delegate double CrossedStatistic(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns);
