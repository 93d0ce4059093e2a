using System.Text.Json;

namespace Replication.Reporting.Results;

/// <summary>The results that an earlier report left in the directory.</summary>
/// <param name="Results">Null where there are none, or where they cannot be used.</param>
/// <param name="Problem">Why they cannot be used, as a sentence; null where nothing is wrong.</param>
public sealed record PreviousResults(ResultsFile? Results, string? Problem)
{
    public static PreviousResults None { get; } = new(null, null);

    /// <summary>Reads the directory's <c>results.json</c>; a damaged one is told of, never fatal.</summary>
    public static PreviousResults In(string directory)
    {
        var path = Path.Combine(directory, ReportFiles.Results);
        if (!File.Exists(path))
        {
            return None;
        }

        try
        {
            using var file = File.OpenRead(path);
            var results = ResultsJson.ReadComparable(file);
            return results.Format == ResultsFile.CurrentFormat
                ? new PreviousResults(results, null)
                : new PreviousResults(null, $"The previous {ReportFiles.Results} has format {results.Format}, not {ResultsFile.CurrentFormat}: nothing is compared.");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return new PreviousResults(null, $"The previous {ReportFiles.Results} could not be read: nothing is compared.");
        }
    }
}
