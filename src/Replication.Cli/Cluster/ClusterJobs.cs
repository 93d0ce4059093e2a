using System.Globalization;
using System.Text.Json;
using Replication.Core;

namespace Replication.Cli.Cluster;

/// <summary>The submissions over one run store, one file each in its folder <c>cluster</c>.</summary>
internal sealed class ClusterJobs(string store, Action<string> warn)
{
    private const string Ending = ".job.json";
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Scripts, logs and submissions.</summary>
    public string Folder { get; } = Path.Combine(store, "cluster");

    /// <summary>All submissions, the earliest first. A file that cannot be read is named and left out.</summary>
    public IReadOnlyList<ClusterJob> All => !Directory.Exists(Folder)
        ? []
        : [.. Directory.EnumerateFiles(Folder, "*" + Ending).Order(StringComparer.Ordinal).Select(Read).OfType<ClusterJob>()
            .OrderBy(job => job.Submitted).ThenBy(job => job.Job, StringComparer.Ordinal)];

    /// <summary>The submission of that number.</summary>
    /// <exception cref="SetUpException">None was made over this store.</exception>
    public ClusterJob Named(string job) => All.FirstOrDefault(known => known.Job == job)
        ?? throw new SetUpException($"No job {job} was submitted over the run store {store}; cluster status lists those that were.");

    /// <summary>Writes a script and returns its path.</summary>
    public string WriteScript(string plan, string text)
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, $"{plan[..12]}.sbatch");
        AtomicFile.Write(path, text);
        return path;
    }

    // Slurm starts its numbers anew where its state is lost, so the time is part of the name.
    public void Add(ClusterJob job) => AtomicFile.Write(
        Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{job.Submitted:yyyyMMddTHHmmss}-{job.Job}{Ending}")), JsonSerializer.Serialize(job, Format));

    private ClusterJob? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ClusterJob>(File.ReadAllText(path), Format) ?? throw new JsonException("It is empty.");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            warn($"{path} is no record of a submission ({OneLine.Of(error.Message)}) and is left out: delete it.");
            return null;
        }
    }
}
