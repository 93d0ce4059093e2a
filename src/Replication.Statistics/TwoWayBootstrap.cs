using Replication.Random;

namespace Replication.Statistics;

/// <summary>
/// Percentile intervals of crossed designs, such as cells (tasks, models) × seeds, that are to hold for other cells and other
/// seeds of the same kind: rows and columns are drawn with replacement, each on its own, and every drawn row meets every drawn
/// column (the pigeonhole bootstrap, Owen, Annals of Applied Statistics 1, 2007). The interval is a little too wide rather than
/// too narrow. Fewer than two rows or columns, or a statistic that is not finite on some draw, give an interval of NaN, which
/// every verdict rule calls invalid.
/// </summary>
public static class TwoWayBootstrap
{
    /// <summary>Interval of a statistic of all drawn values.</summary>
    /// <param name="table">One value per row and column.</param>
    public static Interval Percentile(
        double[,] table, Statistic statistic, RandomStream stream, int draws = Bootstrap.StandardDraws, double level = 0.95)
    {
        var values = new double[table.Length];
        return Percentile(table.GetLength(0), table.GetLength(1), Crossed, stream, draws, level);

        double Crossed(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
        {
            var next = 0;
            foreach (var row in rows)
                foreach (var column in columns)
                    values[next++] = table[row, column];
            return statistic(values);
        }
    }

    /// <summary>Interval of any statistic of drawn rows and columns, which it is given by their indices.</summary>
    /// <param name="rows">Number of rows, such as cells.</param>
    /// <param name="columns">Number of columns, such as seeds.</param>
    public static Interval Percentile(
        int rows, int columns, CrossedStatistic statistic, RandomStream stream, int draws = Bootstrap.StandardDraws, double level = 0.95)
    {
        Level.Check(level);
        var (drawnRows, drawnColumns) = (new int[rows], new int[columns]);
        var sorted = rows < 2 || columns < 2 ? null : BootstrapDraws.Sorted(draws, () =>
        {
            BootstrapDraws.Draw(drawnRows, stream);
            BootstrapDraws.Draw(drawnColumns, stream);
            return statistic(drawnRows, drawnColumns);
        });
        return BootstrapDraws.Middle(sorted, level, BootstrapDraws.Method("two-way percentile bootstrap", draws));
    }
}
