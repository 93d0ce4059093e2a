using Replication.Data.Language;

namespace Replication.Data.Tasks;

/// <summary>Which adjectives praise and which blame. They take turns in the lists by frequency, so that frequency says nothing.</summary>
internal static class Polarity
{
    private static readonly Lazy<IReadOnlyDictionary<string, bool>> All = new(Make);

    /// <summary>True for praise.</summary>
    public static bool Praises(string adjective) => All.Value[adjective];

    public static string Draw(Phrases phrases, bool praise)
    {
        while (true)
        {
            var adjective = phrases.Adjective();
            if (Praises(adjective) == praise)
                return adjective;
        }
    }

    private static Dictionary<string, bool> Make()
    {
        var lexicon = Lexicon.Of(Domain.Base);
        var praise = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var topic in lexicon.Topics.Prepend(lexicon.General))
        {
            for (var rank = 0; rank < topic.Adjectives.Items.Count; rank++)
                praise[topic.Adjectives.Items[rank]] = rank % 4 is 0 or 3;
        }

        return praise;
    }
}
