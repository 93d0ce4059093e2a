using System.CommandLine;
using System.Diagnostics;
using Replication.Cli.Printing;
using Replication.Cli.Progress;
using Replication.Core.Claims;
using Replication.Core.Environments;
using Replication.Core.Reports;
using Replication.Core.Runs;
using Replication.Core.Setup;
using Replication.Core.Snapshots;

namespace Replication.Cli.Commands;

/// <summary><c>run [CLAIM…]</c>, also what the command does without a verb: run, judge, verify, report.</summary>
internal sealed class RunVerb
{
    private readonly CliHost _host;
    private readonly RunOptions _options = new();
    private readonly SuiteChoices _choices = new();
    private readonly Argument<string[]> _claims = ClaimArgument.Many("Claims to run: id, name or paper; all when none is given.");
    private readonly Option<bool> _hashes = new("--hashes") { Description = "Print the SHA-256 of every run's trained weights." };

    public RunVerb(CliHost host) => _host = host;

    public Command Build()
    {
        var command = new Command("run", "Run claims, judge them, compare with what was approved, and write the report.");
        command.Arguments.Add(_claims);
        AddTo(command);
        return command;
    }

    /// <summary>Gives a command the options and the action of <c>run</c>.</summary>
    public void AddTo(Command command)
    {
        _options.AddTo(command);
        _choices.AddTo(command);
        command.Options.Add(_hashes);
        command.SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var watch = Stopwatch.StartNew();
        Refusals.Check(_host.Validators);
        var settings = _options.Read(parsed);
        var options = _choices.Read(parsed);
        var shard = _choices.ShardOf(parsed);
        var catalogue = _host.Claims();
        var words = parsed.GetValue(_claims) ?? [];
        // Whoever names no claim means all that the tier has.
        var selected = words.Length == 0 ? ClaimCatalogue.RunnableAt(settings.Tier, catalogue) : ClaimCatalogue.Select(catalogue, words);

        var view = ProgressView.For(_host);
        var store = new RunStore(_host.Workspace.Store, view.Warn);
        var setUp = new SuiteSetUp(
            selected, settings, _host.Machine(), store, options.Workers ?? Environment.ProcessorCount, options.Budget, shard);
        if (Refusals.Of(_host.SuiteValidators, setUp) is { } refusal)
        {
            _host.Error.WriteLine(refusal.Sentence);
            return refusal.Code;
        }

        var environment = RunEnvironment.Describe(_host.Workspace.Root);
        var suite = new FollowedSuite(_host, view).Run(setUp, store, environment, options);
        if (suite.Cancelled)
        {
            _host.Error.WriteLine($"Stopped. {suite.NotStarted.Count} runs are left; the same command goes on from here.");
            return ExitCode.Stopped;
        }

        if (suite.OutOfBudget)
        {
            _host.Error.WriteLine($"The budget of {PlainNumber.Minutes(options.Budget!.Value.TotalMinutes)} is spent. {Left(suite, setUp)}; the same command goes on from here.");
        }

        if (shard is not null)
        {
            return ShardSummary.Write(_host, suite, setUp, store);
        }

        var judge = new ClaimJudge(new SnapshotStore(_host.Workspace.Expected, EngineName.Current));
        ClaimResult[] results = [.. setUp.Planned.Select(claim => judge.Judge(claim, suite.Runs))];
        SuiteSummary.Write(_host, results, suite, parsed.GetValue(_hashes));
        // Whoever asked for some claims asked nothing about the others' snapshots.
        var dangling = words.Length == 0 ? DanglingSnapshots.Find(_host.Workspace.Expected, catalogue) : [];
        if (DanglingSnapshots.Message(_host.Workspace.Expected, dangling) is { } message)
        {
            _host.Error.WriteLine(message);
        }

        // Claims that were not asked for keep their page: it is made from whatever the store holds.
        var others = settings.IsStandard ? catalogue.Except(selected).Where(claim => claim.Tiers.Contains(settings.Tier)) : [];
        var reporter = new StoredReport(_host, store, judge, settings, environment);
        var report = reporter.Write([.. results.Select(result => result.Report), .. others.Select(reporter.Of).Select(result => result.Report)]);
        _host.Output.WriteLine($"Report: {report}");
        _host.Output.WriteLine($"Time:   {PlainNumber.Minutes(watch.Elapsed.TotalMinutes)}");

        // A claim that lacks runs for want of budget is no failure of the claim.
        var held = suite.Failures.Count == 0 && dangling.Count == 0 && results.All(result => result.Holds || (suite.OutOfBudget && result.Report.MissingRuns.Count > 0));
        return !held ? ExitCode.Differs : suite.OutOfBudget ? ExitCode.Budget : ExitCode.Held;
    }

    private static string Left(SuiteResult suite, SuiteSetUp setUp)
    {
        double[] known = [.. suite.NotStarted.Select(setUp.Cost.MinutesOf).OfType<double>()];
        return $"{suite.NotStarted.Count} runs are left" + (known.Length == 0 ? "" : $", {known.Length} of which took {PlainNumber.Minutes(known.Sum())} last time");
    }
}
