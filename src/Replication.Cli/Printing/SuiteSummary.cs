using Replication.Core.Reports;
using Replication.Core.Runs;
using Replication.Core.Snapshots;

namespace Replication.Cli.Printing;

/// <summary>What is said when a suite has ended: failures first, then one row a claim.</summary>
internal static class SuiteSummary
{
    public static void Write(CliHost host, IReadOnlyList<ClaimResult> results, SuiteResult suite, bool withHashes)
    {
        var sentences = suite.Failures.Select(failure => failure.Sentence)
            .Concat(results.Select(result => result.Problem).OfType<string>())
            .Concat(results.Select(result => result.Snapshot.Message).OfType<string>());
        foreach (var sentence in sentences)
        {
            host.Error.WriteLine(sentence);
        }

        host.Output.WriteLine();
        var table = new TextTable("claim", "verdict", "estimate", "snapshot");
        foreach (var result in results)
        {
            var finding = result.Report.Finding;
            table.Add(
                result.Report.Card.Id,
                finding?.Verdict.ToString() ?? "–",
                finding?.Headline is { } headline ? PlainNumber.Of(headline) : "–",
                Word(result));
        }

        table.Write(host.Output);
        host.Output.WriteLine();
        if (withHashes)
        {
            WriteHashes(host.Output, results, suite.Runs);
        }
    }

    private static void WriteHashes(TextWriter output, IReadOnlyList<ClaimResult> results, RunSet runs)
    {
        (string Label, KeyValuePair<string, string> Hash)[] hashes = [.. results
            .SelectMany(result => result.Report.Runs)
            .DistinctBy(run => run.Key, StringComparer.Ordinal)
            .Select(run => runs.Find(run.Key))
            .OfType<RunRecord>()
            .SelectMany(run => run.Outcome.Hashes.OrderBy(hash => hash.Key, StringComparer.Ordinal), (run, hash) => (run.Label, hash))];
        if (hashes.Length == 0)
        {
            return;
        }

        var table = new TextTable("run", "what", "SHA-256");
        foreach (var (label, (name, hash)) in hashes)
        {
            table.Add(label, name, hash);
        }

        table.Write(output);
        output.WriteLine();
    }

    private static string Word(ClaimResult result) => result.Snapshot.State switch
    {
        SnapshotState.Verified => "verified",
        SnapshotState.Differs => "differs",
        SnapshotState.New => "not approved yet",
        _ => "not compared",
    };
}
