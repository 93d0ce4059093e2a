using Replication.Data;
using Replication.Core;

namespace Replication.Cli.Claims;

/// <summary>Texts that the user names in place of the embedded language.</summary>
internal static class UserTexts
{
    /// <summary>Less is surely too little; whether the tokens suffice is known once the vocabulary is learned.</summary>
    private const int MinimumCharacters = 1_000;

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
