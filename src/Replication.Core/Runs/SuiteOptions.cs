namespace Replication.Core.Runs;

/// <summary>How a suite's runs are carried out; nothing here may change a number.</summary>
public sealed record SuiteOptions
{
    /// <summary>Runs at a time; null is one per processor.</summary>
    public int? Workers { get; init; }

    /// <summary>Start nothing more after the first failure. Otherwise all runs that do not need the failed one go on.</summary>
    public bool FailFast { get; init; }

    /// <summary>Wall time that the suite may take; null is no limit. Runs under way when it is spent are given up, as by a stop.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>Durations come from its timestamps, which no setting of the clock moves; only the date of a record is the clock's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
