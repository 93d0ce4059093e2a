using System.Collections.Concurrent;
using System.Diagnostics;

namespace Replication.Tests.Core;

/// <summary>A toy suite of 20 runs in a process of its own; see tests/SuiteHost.</summary>
internal sealed class SuiteHostProcess : IDisposable
{
    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = [];
    private readonly List<string> _seen = [];
    private readonly Task<string> _error;

    private SuiteHostProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        new Thread(Pump) { IsBackground = true }.Start();
    }

    /// <summary>Path of the program, which the build puts beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "SuiteHost.dll");

    /// <summary>The lines read so far.</summary>
    public IReadOnlyList<string> Lines => _seen;

    public bool HasExited => _process.HasExited;

    public static SuiteHostProcess Start(string store, int workers = 2, int milliseconds = 2) =>
        new(new ProcessStartInfo("dotnet", [Program, store, $"{workers}", $"{milliseconds}"]));

    /// <summary>Runs a shell script in a mount namespace of its own, with the program's path in <c>$HOST</c>; ignores the test where the system does not permit that.</summary>
    public static SuiteHostProcess InNamespace(string script)
    {
        if (!OperatingSystem.IsLinux() || !CanMount())
        {
            Assert.Ignore("Small disks are mounted in a namespace of their own, which only Linux has and only its administrator may make: run the test as root.");
        }

        var start = new ProcessStartInfo("unshare", ["-m", "sh", "-ec", script]);
        start.Environment["HOST"] = Program;
        return new SuiteHostProcess(start);
    }

    /// <summary>Waits for that many further lines, or for the end.</summary>
    public void Follow(int lines)
    {
        for (var i = 0; i < lines && _lines.TryTake(out var line, Timeout.Infinite); i++)
        {
            _seen.Add(line);
        }
    }

    /// <summary>Ends it as by kill −9, and reads what it had said until then.</summary>
    public void Kill()
    {
        _process.Kill();
        Finish();
    }

    /// <summary>Waits for the end and returns the exit code and what was said of errors.</summary>
    public (int Code, string Error) Finish()
    {
        Follow(int.MaxValue);
        _process.WaitForExit();
        return (_process.ExitCode, _error.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _lines.Dispose();
    }

    private static bool CanMount()
    {
        try
        {
            using var probe = Process.Start(new ProcessStartInfo("unshare", ["-m", "sh", "-ec", "mount -t tmpfs tmpfs /mnt"]) { RedirectStandardError = true })!;
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private void Pump()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            _lines.Add(line);
        }

        _lines.CompleteAdding();
    }
}
