using System.Globalization;
using System.Text;

namespace Replication.Cli.Cluster;

/// <summary>The script of a job array: each task carries out one shard of the plan over the shared store.</summary>
internal static class BatchScript
{
    /// <summary>Time for a run to notice that it must stop, and for its process to end.</summary>
    private const int SecondsBeforeLimit = 120;

    /// <summary>bash; the same request always gives the same text.</summary>
    public static string Of(ClusterRequest request)
    {
        var text = new StringBuilder("#!/bin/bash\n");
        foreach (var option in Options(request))
            text.Append(CultureInfo.InvariantCulture, $"#SBATCH {option}\n");
        var workers = request.Workers is { } some ? some.ToString(CultureInfo.InvariantCulture) : "\"${SLURM_CPUS_PER_TASK:-1}\"";
        var command = string.Join(' ', request.Command.Concat(["run"]).Concat(request.Words).Select(Quoted));
        text.Append(CultureInfo.InvariantCulture, $$"""

            carry_out() {
              {{command}} --shard "$SLURM_ARRAY_TASK_ID/{{request.Tasks}}" --workers {{workers}} &
              child=$!
              while :; do
                wait "$child"
                code=$?
                kill -0 "$child" 2>/dev/null || break
              done
            }

            # Slurm announces the time limit by USR1 and a cancellation by TERM; both let the run in flight stop in order.
            ending=
            trap 'ending=limit; kill -TERM "$child"' USR1
            trap 'ending=cancelled; kill -TERM "$child"' TERM

            for attempt in 1 2 3; do
              carry_out
              if [ -n "$ending" ] || [ "$code" -lt 128 ]; then break; fi
              echo "The command was killed (exit code $code). Finished runs are kept; attempt $attempt of 3 is over."
            done

            if [ "$ending" = limit ]; then
              echo "The time limit is near: the task is queued again and goes on from the store."
              scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
            fi
            exit "$code"

            """);
        return text.ToString();
    }

    private static IEnumerable<string> Options(ClusterRequest request)
    {
        yield return $"--job-name={request.Name}";
        yield return string.Create(CultureInfo.InvariantCulture, $"--array=1-{request.Tasks}");
        yield return $"--chdir={Escaped(request.Folder)}";
        yield return $"--output={Escaped(Path.Combine(request.Logs, "%A-%a.log"))}";
        yield return "--open-mode=append";
        yield return "--requeue"; // after the failure of a node
        yield return string.Create(CultureInfo.InvariantCulture, $"--cpus-per-task={request.Processors}");
        if (request.Gpus > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"--gpus={request.Gpus}");
        if (request.Partition is { } partition)
            yield return $"--partition={partition}";
        if (request.Minutes is { } minutes)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--time={minutes}");
            yield return string.Create(CultureInfo.InvariantCulture, $"--signal=B:USR1@{SecondsBeforeLimit}");
        }

        foreach (var option in request.Options)
            yield return option;
    }

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    // sbatch splits its comment lines at spaces, and reads quotes there as a shell does.
    private static string Escaped(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
