using Replication.Cli;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Setup;
using Replication.Core.Validators;
using Replication.Tests.Core;

namespace Replication.Tests.Cli;

/// <summary>The command in a clone of its own, with toy claims and without a screen.</summary>
internal sealed class CliTest : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public CliTest() => Machine = new Machine("managed", 0, false, Clone.Workspace.Models, Clone.Workspace.Data);

    public TemporaryClone Clone { get; } = new();

    public IReadOnlyList<Claim> Claims { get; set; } = [new ToyClaim()];

    public IReadOnlyList<ISetUpValidator> Validators { get; set; } = [];

    public Machine Machine { get; set; }

    public IReadOnlyList<GraphicsCard> GraphicsCards { get; set; } = [];

    public bool IsInteractive { get; set; }

    public CancellationToken Cancellation { get; set; }

    public IReadOnlyList<string> Command { get; set; } = ["replicate"];

    public Dictionary<string, string> Variables { get; } = [];

    public List<(SuiteReport Report, string Folder)> Reports { get; } = [];

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public int Run(params string[] arguments)
    {
        _output.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        return Replicate.Run(arguments, new CliHost
        {
            Output = _output,
            Error = _error,
            IsInteractive = IsInteractive,
            Workspace = Clone.Workspace,
            Claims = () => Claims,
            WriteReport = (report, folder) =>
            {
                Reports.Add((report, folder));
                return [Path.Combine(folder, "report.html")];
            },
            Validators = Validators,
            Machine = () => Machine,
            GraphicsCards = () => GraphicsCards,
            Variable = Variables.GetValueOrDefault,
            Cancellation = Cancellation,
            Command = Command,
        });
    }

    public void Git(params string[] arguments)
    {
        string[] identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
        var start = new System.Diagnostics.ProcessStartInfo("git", ["-C", Clone.Workspace.Root, .. identity, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var git = System.Diagnostics.Process.Start(start)!;
        var said = git.StandardOutput.ReadToEnd() + git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, said);
    }

    public void Dispose()
    {
        Clone.Dispose();
        _output.Dispose();
        _error.Dispose();
    }
}
