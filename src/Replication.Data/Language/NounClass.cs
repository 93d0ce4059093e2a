namespace Replication.Data.Language;

/// <summary>What verbs and prepositions choose their nouns by.</summary>
internal enum NounClass { Person, Animal, Thing, Substance, Place, Abstract, Time }
