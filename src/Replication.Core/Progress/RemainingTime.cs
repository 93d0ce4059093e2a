namespace Replication.Core.Progress;

/// <summary>Guesses how long the rest of a suite takes.</summary>
internal static class RemainingTime
{
    /// <summary>
    /// Seconds left with that many workers; null while no run of any kind was ever timed. A run whose own length is not known
    /// is taken to be as long as the mean of the known ones.
    /// </summary>
    /// <param name="left">Known minutes, or null, and the fraction done of every run that is not finished.</param>
    /// <param name="finishedMinutes">Minutes of the runs that this suite has finished.</param>
    /// <param name="workers">Runs at a time.</param>
    public static double? Seconds(IReadOnlyCollection<(double? Minutes, double Fraction)> left, IReadOnlyCollection<double> finishedMinutes, int workers)
    {
        if (left.Count == 0)
        {
            return 0;
        }

        double[] known = [.. left.Select(run => run.Minutes).OfType<double>(), .. finishedMinutes];
        if (known.Length == 0)
        {
            return null;
        }

        var mean = known.Average();
        double[] minutes = [.. left.Select(run => (run.Minutes ?? mean) * (1 - run.Fraction))];
        // The longest single run bounds the time that many workers can save.
        return 60 * Math.Max(minutes.Sum() / Math.Clamp(workers, 1, left.Count), minutes.Max());
    }
}
