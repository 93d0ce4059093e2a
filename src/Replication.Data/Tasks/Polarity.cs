using Replication.Data.Language;

namespace Replication.Data.Tasks;

/// <summary>Which adjectives of the general words praise and which blame. They take turns by frequency, so that frequency says nothing.</summary>
internal static class Polarity
{
    private static Zipfian<string> Adjectives => Lexicon.Of(Domain.Base).General.Adjectives;

    /// <summary>True for praise.</summary>
    public static bool Praises(string adjective) => Praises(Enumerable.Range(0, Adjectives.Items.Count).First(rank => Adjectives.Items[rank] == adjective));

    public static string Draw(Phrases phrases, bool praise)
    {
        while (true)
        {
            var adjective = Adjectives.Draw(phrases.Random);
            if (Praises(adjective) == praise)
                return adjective;
        }
    }

    private static bool Praises(int rank) => rank % 4 is 0 or 3;
}
