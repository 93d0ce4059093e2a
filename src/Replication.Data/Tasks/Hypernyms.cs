using Replication.Data.Language;

namespace Replication.Data.Tasks;

/// <summary>Every animal, thing and place is also one of its general kind: the most frequent general noun of its class.</summary>
internal static class Hypernyms
{
    public static Noun Of(NounClass noun) => Lexicon.Of(Domain.Base).General.Nouns[noun].Items[0];
}
