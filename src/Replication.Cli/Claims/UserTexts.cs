using Replication.Data;
using Replication.Harness;

namespace Replication.Cli.Claims;

/// <summary>Texts that the user names in place of the embedded language.</summary>
internal static class UserTexts
{
    /// <summary>Less cannot be split into training and held-out windows of a micro model with room to spare.</summary>
    private const int MinimumCharacters = 50_000;

    /// <summary>Null where no path is given.</summary>
    /// <exception cref="SetUpException">The text is missing, empty, not UTF-8 text, or too short.</exception>
    public static TextCorpus? Read(string? path)
    {
        try
        {
            return path is null ? null : TextCorpusReader.Open(path, MinimumCharacters);
        }
        catch (Exception error) when (error is CorpusException or IOException or UnauthorizedAccessException)
        {
            throw new SetUpException(OneLine.Of(error.Message), error);
        }
    }
}
