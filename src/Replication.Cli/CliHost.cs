using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Setup;
using Replication.Core.Validators;

namespace Replication.Cli;

/// <summary>All that the command asks of the world, so that tests can be the world.</summary>
public sealed record CliHost
{
    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>True where progress may move on the screen; otherwise it is written line by line.</summary>
    public required bool IsInteractive { get; init; }

    public required Workspace Workspace { get; init; }

    /// <summary>Finds the claims; called only by verbs that need them.</summary>
    public required Func<IReadOnlyList<Claim>> Claims { get; init; }

    /// <summary>Writes a report into a folder and returns the paths of its files, the one to open first.</summary>
    public required Func<SuiteReport, string, IReadOnlyList<string>> WriteReport { get; init; }

    /// <summary>Asked before any run starts.</summary>
    public required IReadOnlyList<ISetUpValidator> Validators { get; init; }

    /// <summary>Asked about a suite before any of its runs starts.</summary>
    public IReadOnlyList<ISuiteValidator> SuiteValidators { get; init; } = Core.Validators.SuiteValidators.All;

    /// <summary>Describes the machine; called only by verbs that need it.</summary>
    public required Func<Machine> Machine { get; init; }

    /// <summary>What the graphics cards' driver knows of; called only by doctor, since the driver takes its time.</summary>
    public Func<IReadOnlyList<GraphicsCard>> GraphicsCards { get; init; } = GraphicsCard.Here;

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The words that start this command again, on a node that shares its files.</summary>
    public IReadOnlyList<string> Command { get; init; } = Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
        ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "replicate.dll")]
        : [Environment.ProcessPath ?? "replicate"];

    public CancellationToken Cancellation { get; init; }
}
