namespace Replication.Data.Language;

/// <param name="Stem">Base form.</param>
/// <param name="Frame">Complements.</param>
/// <param name="Subject">Class of its subjects.</param>
/// <param name="Object">Class of its objects, where it takes one.</param>
/// <param name="Usual">Objects that it is mostly seen with.</param>
/// <param name="Adjunct">Sense of the prepositional phrase that it mostly takes.</param>
internal sealed record Verb(string Stem, VerbFrame Frame, NounClass Subject, NounClass Object, IReadOnlyList<Noun> Usual, PrepositionSense Adjunct)
{
    public bool TakesObject => Frame is VerbFrame.Transitive or VerbFrame.Transfer;
}
