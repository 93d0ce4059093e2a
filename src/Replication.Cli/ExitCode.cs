namespace Replication.Cli;

/// <summary>What the command tells the shell.</summary>
public static class ExitCode
{
    /// <summary>Every snapshot held.</summary>
    public const int Held = 0;

    /// <summary>A claim's numbers differ from the approved ones, nothing was approved yet, a snapshot has no claim, or a run failed.</summary>
    public const int Differs = 1;

    /// <summary>Bad usage or set-up; nothing was run.</summary>
    public const int BadSetUp = 2;

    /// <summary>The budget cannot hold the plan, or was spent before its end; finished runs are kept.</summary>
    public const int Budget = 3;

    /// <summary>The user stopped the suite; finished runs are kept.</summary>
    public const int Stopped = 130;
}
