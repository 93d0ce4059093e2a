using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Replication.Cli.Cluster;
using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Runs;

namespace Replication.Cli.Commands;

/// <summary><c>cluster submit [CLAIM…]</c>: writes an sbatch script over the plan and submits it as a job array, one shard a task.</summary>
internal sealed class ClusterSubmitVerb(CliHost host)
{
    private readonly RunOptions _options = new();
    private readonly Argument<string[]> _claims = ClaimArgument.Many("Claims to run: id, name or paper; all that have a protocol for the tier when none is given.");
    private readonly Option<int?> _tasks = RunOptions.AtLeastOne("--tasks", "Array tasks, each with one shard of the plan; 8 when not given.");
    private readonly Option<int?> _processors = RunOptions.AtLeastOne("--cpus", "Processors of one task; 1 when not given.");
    private readonly Option<int?> _gpus = RunOptions.AtLeastOne("--gpus", "GPUs of one task.");
    private readonly Option<int?> _workers = RunOptions.AtLeastOne("--workers", "Runs at a time in one task; one per processor, or one where there is a GPU, when not given.");
    private readonly Option<int?> _minutes = RunOptions.AtLeastOne("--minutes", "Wall minutes of one task; a task that needs more is queued again and goes on.");
    private readonly Option<string?> _partition = new("--partition") { Description = "Slurm's partition.", HelpName = "NAME" };
    private readonly Option<string[]> _sbatch = new("--sbatch") { Description = "A further option of sbatch, such as --sbatch=--account=physics; may be given several times.", HelpName = "OPTION" };
    private readonly Option<bool> _again = new("--again") { Description = "Submit even where the same plan is in the queue: tasks share the work, and no run is done twice." };
    private readonly Option<bool> _dry = new("--dry-run") { Description = "Print the script and submit nothing." };

    public Command Build()
    {
        var command = new Command("submit", "Write an sbatch script over the plan and submit it. Runs that are stored are not done again.");
        command.Arguments.Add(_claims);
        _options.AddTo(command);
        foreach (Option option in new Option[] { _tasks, _processors, _gpus, _workers, _minutes, _partition, _sbatch, _again, _dry })
            command.Options.Add(option);
        command.SetAction(Submit);
        return command;
    }

    private int Submit(ParseResult parsed)
    {
        Refusals.Check(host.Validators);
        var settings = _options.Read(parsed);
        var selected = ClaimCatalogue.Select(host.Claims(), parsed.GetValue(_claims) ?? []);
        Claim[] runnable = [.. selected.Where(claim => claim.Tiers.Contains(settings.Tier))];
        if (runnable.Length == 0)
            throw new SetUpException($"None of the {selected.Count} claims can be run at the {TierName.Of(settings.Tier)} tier; plan --tier {TierName.Of(settings.Tier)} says what it needs.");
        // The nodes, not this machine, must have what a tier needs: each task asks its own node before it starts.
        PlannedRun[] wanted = [.. runnable.SelectMany(claim => PlannedClaim.Of(claim, settings).Runs).DistinctBy(run => run.Spec.Key, StringComparer.Ordinal)];
        var plan = RunPlan.Of(wanted, new RunStore(host.Workspace.Store, host.Error.WriteLine));
        if (plan.Outstanding.Count == 0)
        {
            host.Output.WriteLine($"All {wanted.Length} runs of the plan are stored: nothing to submit. The verb report makes the report.");
            return ExitCode.Held;
        }

        var jobs = new ClusterJobs(host.Workspace.Store, host.Error.WriteLine);
        var digest = Digest(wanted);
        var request = Request(parsed, runnable, wanted.Length, jobs.Folder, settings.Tier);
        if (parsed.GetValue(_dry))
        {
            host.Output.Write(BatchScript.Of(request));
            return ExitCode.Held;
        }

        if (!parsed.GetValue(_again))
            RefuseTwice(jobs, digest);
        var job = Slurm.Submit(jobs.WriteScript(digest, BatchScript.Of(request)));
        IReadOnlyList<string>[] shards = [.. Enumerable.Range(1, request.Tasks)
            .Select(task => (IReadOnlyList<string>)[.. new Shard(task, request.Tasks).Of(wanted).Select(run => run.Spec.Key)])];
        jobs.Add(new ClusterJob(job, digest, TierName.Of(settings.Tier), request.Words, DateTimeOffset.UtcNow, shards));
        host.Output.WriteLine($"Job {job}: {request.Tasks} tasks over {wanted.Length} runs, {plan.Outstanding.Count} of them and of what they need to do.");
        host.Output.WriteLine($"Logs:   {jobs.Folder}");
        host.Output.WriteLine("cluster status follows it, cluster cancel ends it, report makes the report at any time.");
        return ExitCode.Held;
    }

    private ClusterRequest Request(ParseResult parsed, IReadOnlyList<Claim> claims, int runs, string logs, Tier tier) => new(
        $"replicate-{TierName.Of(tier)}",
        host.Command,
        [.. claims.Select(claim => claim.Card.Id), .. _options.Words(parsed)],
        Directory.GetCurrentDirectory(),
        logs,
        Math.Min(parsed.GetValue(_tasks) ?? 8, runs)) // a shard holds at least one run
    {
        Processors = parsed.GetValue(_processors) ?? 1,
        Gpus = parsed.GetValue(_gpus) ?? 0,
        Workers = parsed.GetValue(_workers) ?? (parsed.GetValue(_gpus) > 0 ? 1 : null),
        Minutes = parsed.GetValue(_minutes),
        Partition = parsed.GetValue(_partition),
        Options = parsed.GetValue(_sbatch) ?? [],
    };

    private static void RefuseTwice(ClusterJobs jobs, string digest)
    {
        foreach (var job in jobs.All.Where(job => job.Plan == digest))
        {
            if (Slurm.Queue(job.Job) is { Count: > 0 } left)
            {
                throw new SetUpException($"The same plan is in the queue as job {job.Job}, with {left.Count} of {job.Shards.Count} tasks to go: "
                    + $"follow it with cluster status, end it with cluster cancel {job.Job}, or add --again, which does no run twice.");
            }
        }
    }

    private static string Digest(IEnumerable<PlannedRun> runs) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', runs.Select(run => run.Spec.Key).Order(StringComparer.Ordinal)))));
}
