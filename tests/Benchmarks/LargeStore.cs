using System.Diagnostics;
using System.Globalization;
using System.Text;
using Replication.Cli;
using Replication.Core;
using Replication.Core.Runs;
using Replication.Core.Setup;
using Replication.Reporting;

namespace Benchmarks;

/// <summary>Fills a store with runs of the usual size, then times <c>plan</c> and <c>report</c> over it, each in a process of its own.</summary>
internal static class LargeStore
{
    // The second report also reads the first one, to compare with it.
    private const string Verbs = "plan report report";

    public static void Run(IReadOnlyDictionary<string, int> settings)
    {
        var runs = settings.GetValueOrDefault("runs", 10_000);
        var claims = settings.GetValueOrDefault("claims", 40);
        var folder = Directory.CreateTempSubdirectory("replication-store-");
        try
        {
            var workspace = Workspace.At(folder.FullName, Path.Combine(folder.FullName, ".runs"));
            var watch = Stopwatch.StartNew();
            WideClaim.Fill(new RunStore(workspace.Store), claims, runs / claims);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled {runs} runs of {claims} claims in {watch.Elapsed.TotalSeconds:F1} s"));
            foreach (var verb in Verbs.Split(' '))
            {
                using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(LargeStore).Assembly.Location, "verb", folder.FullName, verb, $"{claims}", $"{runs / claims}"]))!;
                process.WaitForExit();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One verb in this process; prints its time and the most memory that the process ever held.</summary>
    public static int Verb(string root, string verb, int claims, int runs)
    {
        var watch = Stopwatch.StartNew();
        using var output = new CountingWriter();
        var code = Replicate.Run([verb], new CliHost
        {
            Output = output,
            Error = Console.Error,
            IsInteractive = false,
            Workspace = Workspace.At(root, Path.Combine(root, ".runs")),
            Claims = () => WideClaim.Many(claims, runs),
            WriteReport = ReportWriter.Write,
            Validators = [],
            Machine = () => new Machine("managed", 0, false, "", ""),
            Variable = _ => null,
        });
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{verb,-8} {watch.Elapsed.TotalSeconds,6:F2} s   {self.PeakWorkingSet64 / (1 << 20),5} MiB at most   {output.Characters / 1024,6} KiB said"));
        return code;
    }

    /// <summary>A screen: what is said is counted and let go.</summary>
    private sealed class CountingWriter : TextWriter
    {
        public long Characters { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Characters++;

        public override void Write(string? value) => Characters += value?.Length ?? 0;

        public override void WriteLine(string? value) => Characters += (value?.Length ?? 0) + 1;
    }
}
