using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Replication.Core.Runs;
using Replication.Random;

namespace Replication.SuiteHost;

/// <summary>Twenty runs: four that leave an artefact, and sixteen that read one of these.</summary>
internal static class ToySuite
{
    private const int Bases = 4;
    private const int Tuned = 16;
    private const int ArtefactCharacters = 4096;

    public static IReadOnlyList<PlannedRun> Runs(TimeSpan pause, EventLines events)
    {
        PlannedRun[] bases = [.. Enumerable.Range(1, Bases).Select(i => Run($"base-{Text(i)}", null, pause, events))];
        return [.. bases, .. Enumerable.Range(1, Tuned).Select(i => Run($"tuned-{Text(i)}", bases[i % Bases], pause, events))];
    }

    private static PlannedRun Run(string name, PlannedRun? need, TimeSpan pause, EventLines events)
    {
        var spec = new RunSpec(name, [new("name", name)]);
        return new PlannedRun(spec, need is null ? [] : [need], context =>
        {
            events.Write($"work {spec.Key}");
            var read = need is null ? "" : File.ReadAllText(context.ArtefactOf(need));
            Thread.Sleep(pause);
            context.Cancellation.ThrowIfCancellationRequested();
            var artefact = string.Concat(Enumerable.Repeat(name, ArtefactCharacters / name.Length));
            File.WriteAllText(context.ArtefactPath, artefact);
            Thread.Sleep(pause);
            return new RunOutcome(
                new Dictionary<string, double> { ["value"] = RandomStream.For("toy", name).NextDouble() },
                new Dictionary<string, IReadOnlyList<double>>(),
                new Dictionary<string, string> { ["artefact"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(artefact + read)))[..12] });
        });
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
