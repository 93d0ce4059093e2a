using System.CommandLine;
using System.Globalization;
using Replication.Core.Runs;

namespace Replication.Cli.Commands;

/// <summary>Options that choose how runs are carried out; none of them may change a number.</summary>
internal sealed class SuiteChoices
{
    /// <summary>A month: longer than any plan, and within what a timer can count.</summary>
    private const double MostMinutes = 43_200;

    private readonly Option<int?> _workers = RunOptions.AtLeastOne("--workers", "Runs at a time; one per processor when not given.");
    private readonly Option<double?> _budget = new("--budget") { Description = "Wall minutes that the suite may take. Refused where the plan is known to take longer.", HelpName = "MIN" };
    private readonly Option<string?> _shard = new("--shard") { Description = "Carry out one part of the plan, such as 2/4, and leave the report to the verb report.", HelpName = "i/n" };
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Start nothing more after the first failed run." };
    private readonly Option<bool> _keepGoing = new("--keep-going") { Description = "After a failed run go on with all that do not need it. This is the default." };

    public SuiteChoices()
    {
        _budget.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes)
                && !(minutes > 0 && minutes <= MostMinutes))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--budget must be more than 0 and at most {MostMinutes} minutes, and {minutes} was given."));
            }
        });
        _shard.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !Shard.TryParse(result.Tokens[0].Value, out _))
            {
                result.AddError($"--shard must be like 2/4, the second of four parts, and {result.Tokens[0].Value} was given.");
            }
        });
    }

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _workers, _budget, _shard, _failFast, _keepGoing })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(_failFast) && result.GetValue(_keepGoing))
            {
                result.AddError("--fail-fast and --keep-going say opposite things: give one of them.");
            }
        });
    }

    public SuiteOptions Read(ParseResult parsed) => new()
    {
        Workers = parsed.GetValue(_workers),
        FailFast = parsed.GetValue(_failFast),
        Budget = parsed.GetValue(_budget) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
    };

    /// <summary>Null is the whole plan.</summary>
    public Shard? ShardOf(ParseResult parsed) => Shard.TryParse(parsed.GetValue(_shard) ?? "", out var shard) ? shard : null;
}
