namespace Replication.Statistics;

/// <summary>Coverage of an interval.</summary>
internal static class Level
{
    public static void Check(double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies strictly between 0 and 1, such as 0.95 for 95 %.");
    }
}
