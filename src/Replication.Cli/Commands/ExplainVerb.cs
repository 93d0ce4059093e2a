using System.CommandLine;
using Replication.Cli.Printing;
using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Runs;

namespace Replication.Cli.Commands;

/// <summary><c>explain RUN</c>: what decides one run, where it lies, who uses it, and what sets it apart from the nearest stored one.</summary>
internal static class ExplainVerb
{
    private const int ShortKey = 12;
    private const int ShownMatches = 5;

    public static Command Build(CliHost host)
    {
        var options = new RunOptions();
        var name = new Argument<string>("RUN") { Description = "The run's key or its beginning, as plan prints it." };
        var command = new Command("explain", "Show what a run's key is made of, where the run lies, who uses it, and how it differs from the nearest stored run.");
        command.Arguments.Add(name);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = options.Read(parsed);
            var store = new RunStore(host.Workspace.Store, host.Error.WriteLine);
            var users = Users(host.Claims(), settings);
            var key = Single(parsed.GetRequiredValue(name), store.Keys.Union(users.Keys, StringComparer.Ordinal));
            Write(host.Output, store, key, users.GetValueOrDefault(key));
            return ExitCode.Held;
        });
        return command;
    }

    private static string Single(string prefix, IEnumerable<string> keys)
    {
        string[] matches = [.. keys.Where(key => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        return matches switch
        {
            [var only] => only,
            [] => throw new SetUpException($"No stored or planned run has a key that begins with {prefix}: plan shows the keys."),
            _ => throw new SetUpException($"{matches.Length} runs have keys that begin with {prefix}: give more digits, such as {string.Join(" or ", matches.Take(ShownMatches).Select(key => key[..ShortKey]))}."),
        };
    }

    // Every run that a claim plans or needs, with the ids of the claims.
    private static Dictionary<string, (PlannedRun Run, List<string> Claims)> Users(IEnumerable<Claim> claims, ClaimSettings settings)
    {
        var users = new Dictionary<string, (PlannedRun Run, List<string> Claims)>(StringComparer.Ordinal);

        void Visit(PlannedRun run, string claim)
        {
            if (!users.TryGetValue(run.Spec.Key, out var entry))
            {
                users[run.Spec.Key] = entry = (run, []);
            }

            if (!entry.Claims.Contains(claim, StringComparer.Ordinal))
            {
                entry.Claims.Add(claim);
                foreach (var need in run.Needs)
                {
                    Visit(need, claim);
                }
            }
        }

        foreach (var claim in claims.Where(claim => claim.Tiers.Contains(settings.Tier)))
        {
            foreach (var run in PlannedClaim.Of(claim, settings).Runs)
            {
                Visit(run, claim.Card.Id);
            }
        }

        return users;
    }

    private static void Write(TextWriter output, RunStore store, string key, (PlannedRun Run, List<string> Claims) use)
    {
        var record = store.Find(key);
        var label = record?.Label ?? use.Run?.Spec.Label
            ?? throw new SetUpException($"The stored run {key} cannot be read and no claim plans it.");
        var parts = record?.Parts ?? use.Run!.Spec.Parts;
        output.WriteLine(label);
        var facts = new TextTable("", "");
        facts.Add("key", key);
        facts.Add("stored", record is null ? "no" : store.RecordPath(key));
        if (record is not null)
        {
            facts.Add("artefact", File.Exists(store.ArtefactPath(key)) ? store.ArtefactPath(key) : "none");
            facts.Add("took", PlainNumber.Minutes(record.Minutes));
            facts.Add("finished", record.Finished.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) + " UTC");
            foreach (var (name, value) in record.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                facts.Add(name, value);
            }
        }

        facts.Add("used by", use.Claims is { } claims ? string.Join(", ", claims) : "no claim as the code stands: it is left from earlier code, texts or seeds");
        facts.Add("needs", use.Run?.Needs.Count > 0 ? string.Join(", ", use.Run.Needs.Select(need => need.Spec.ToString())) : "nothing");
        facts.Write(output);

        var table = new TextTable("part of the key", "value");
        foreach (var (part, value) in parts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            table.Add(part, value);
        }

        output.WriteLine();
        table.Write(output);
        output.WriteLine();
        WriteNearest(output, NearestRun.Of(key, label, parts, store));
    }

    private static void WriteNearest(TextWriter output, NearestRun? nearest)
    {
        if (nearest is null)
        {
            output.WriteLine("No other run is stored.");
            return;
        }

        output.WriteLine($"The nearest stored run is {nearest.Run.Label} ({nearest.Run.Key[..ShortKey]}); it differs in:");
        var table = new TextTable("part", "here", "there");
        foreach (var (part, here, there) in nearest.Differences)
        {
            table.Add(part, here ?? "–", there ?? "–");
        }

        table.Write(output);
    }
}
