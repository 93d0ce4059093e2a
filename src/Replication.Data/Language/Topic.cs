namespace Replication.Data.Language;

/// <summary>The words of one field of life.</summary>
internal sealed record Topic(
    IReadOnlyDictionary<NounClass, Zipfian<Noun>> Nouns, Zipfian<Verb> Verbs, Zipfian<string> Adjectives);
