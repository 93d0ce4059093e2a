using System.Text.Json;
using Replication.Core;
using Replication.Core.Environments;
using Replication.Reporting;
using Replication.Reporting.Results;

namespace Replication.Cli.Commands;

/// <summary>Finds the results that a user wants to compare with.</summary>
internal static class EarlierResults
{
    /// <summary>Null where the word is a revision that keeps no report.</summary>
    /// <param name="workspace">The clone.</param>
    /// <param name="folder">Where the last report lies.</param>
    /// <param name="word">A file, a folder, a revision, or null for the last report.</param>
    /// <exception cref="SetUpException">There is no such thing, or it cannot be read.</exception>
    public static ResultsFile? Find(Workspace workspace, string folder, string? word)
    {
        var path = word is null || Directory.Exists(word) ? Path.Combine(word ?? folder, ReportFiles.Results) : word;
        if (File.Exists(path))
        {
            return Read(Text(path), path);
        }

        if (word is null || Directory.Exists(word))
        {
            throw new SetUpException($"There is no report {path} to compare with: write one with report first.");
        }

        if (Git.Output(workspace.Root, "rev-parse", "--verify", "--quiet", "--end-of-options", word + "^{commit}") is null)
        {
            throw new SetUpException($"{word} is neither a report nor a git revision of this clone: name a results.json, its folder, or a revision.");
        }

        var inGit = Path.GetRelativePath(workspace.Root, Path.Combine(folder, ReportFiles.Results)).Replace('\\', '/');
        return Git.Output(workspace.Root, "show", $"{word}:{inGit}") is { } text ? Read(text, $"{word}:{inGit}") : null;
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SetUpException($"The report {path} cannot be read: {OneLine.Of(error.Message)}", error);
        }
    }

    private static ResultsFile Read(string text, string path)
    {
        try
        {
            return ResultsJson.Read(text) is { Format: ResultsFile.CurrentFormat } results
                ? results
                : throw new SetUpException($"The report {path} is of another format than {ResultsFile.CurrentFormat}: write it anew with report.");
        }
        catch (JsonException error)
        {
            throw new SetUpException($"The report {path} is no results.json of this project: {OneLine.Of(error.Message)}", error);
        }
    }
}
