using System.CommandLine;
using System.Diagnostics;
using Replication.Cli.Printing;
using Replication.Cli.Progress;
using Replication.Harness.Claims;
using Replication.Harness.Environments;
using Replication.Harness.Reports;
using Replication.Harness.Runs;
using Replication.Harness.Snapshots;

namespace Replication.Cli.Commands;

/// <summary><c>run [CLAIM…]</c>, also what the command does without a verb: run, judge, verify, report.</summary>
internal sealed class RunVerb
{
    private readonly CliHost _host;
    private readonly RunOptions _options = new();
    private readonly Argument<string[]> _claims = ClaimArgument.Many("Claims to run: id, name or paper; all when none is given.");
    private readonly Option<int?> _workers = RunOptions.AtLeastOne("--workers", "Runs at a time; one per processor when not given.");
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Start nothing more after the first failed run." };
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
        command.Options.Add(_workers);
        command.Options.Add(_failFast);
        command.Options.Add(_hashes);
        command.SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var watch = Stopwatch.StartNew();
        foreach (var validator in _host.Validators)
        {
            if (validator.Refusal() is { } refusal)
            {
                _host.Error.WriteLine(refusal);
                return ExitCode.BadSetUp;
            }
        }

        var settings = _options.Read(parsed);
        var catalogue = _host.Claims();
        var selected = ClaimCatalogue.Select(catalogue, parsed.GetValue(_claims) ?? []);
        PlannedClaim[] planned = [.. selected.Select(claim => PlannedClaim.Of(claim, settings))];

        var view = ProgressView.For(_host);
        var store = new RunStore(_host.Workspace.Store, view.Warn);
        var environment = RunEnvironment.Describe(_host.Workspace.Root);
        var options = new SuiteOptions { Workers = parsed.GetValue(_workers), FailFast = parsed.GetValue(_failFast) };
        var suite = view.Follow(() =>
            new SuiteRunner(store, environment, view, options).Run(planned.SelectMany(claim => claim.Runs), _host.Cancellation));

        if (suite.Cancelled)
        {
            _host.Error.WriteLine($"Stopped. {suite.NotStarted.Count} runs are left; the same command goes on from here.");
            return ExitCode.Stopped;
        }

        var judge = new ClaimJudge(new SnapshotStore(_host.Workspace.Expected, EngineName.Current));
        ClaimResult[] results = [.. planned.Select(claim => judge.Judge(claim, suite.Runs))];
        SuiteSummary.Write(_host, results, suite, parsed.GetValue(_hashes));

        // Claims that were not asked for keep their page: it is made from whatever the store holds.
        var others = settings.IsStandard ? catalogue.Except(selected) : [];
        var reporter = new StoredReport(_host, store, judge, settings, environment);
        var report = reporter.Write([.. results.Select(result => result.Report), .. others.Select(reporter.Of).Select(result => result.Report)]);
        _host.Output.WriteLine($"Report: {report}");
        _host.Output.WriteLine($"Time:   {PlainNumber.Minutes(watch.Elapsed.TotalMinutes)}");
        return suite.Failures.Count == 0 && results.All(result => result.Holds) ? ExitCode.Held : ExitCode.Differs;
    }
}
