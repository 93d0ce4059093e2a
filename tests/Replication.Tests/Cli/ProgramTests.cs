using System.Diagnostics;
using Replication.Cli;

namespace Replication.Tests.Cli;

public sealed class ProgramTests
{
    [Test]
    public void The_built_command_loads_the_claims_beside_it()
    {
        // tests/Replication.Tests/bin/Release/net10.0 of this clone: the command was built in the same configuration.
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var build = Path.GetRelativePath(Path.Combine(here.FullName, "..", "..", ".."), here.FullName);
        var command = Path.GetFullPath(Path.Combine(here.FullName, "..", "..", "..", "..", "..", "src", "Replication.Cli", build, "replicate.dll"));
        var start = new ProcessStartInfo("dotnet", [command, "list"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(ExitCode.Held), error.Result);
        Assert.That(output, Does.StartWith("claim"));
    }
}
