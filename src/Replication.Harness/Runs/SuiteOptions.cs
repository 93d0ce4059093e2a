namespace Replication.Harness.Runs;

/// <summary>How a suite's runs are carried out; nothing here may change a number.</summary>
public sealed record SuiteOptions
{
    /// <summary>Runs at a time; null is one per processor.</summary>
    public int? Workers { get; init; }

    /// <summary>Start nothing more after the first failure. Otherwise all runs that do not need the failed one go on.</summary>
    public bool FailFast { get; init; }
}
