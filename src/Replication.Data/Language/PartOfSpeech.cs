namespace Replication.Data.Language;

/// <summary>Universal parts of speech (Universal Dependencies 2) that the grammar uses.</summary>
public enum PartOfSpeech
{
    Noun, ProperNoun, Pronoun, Verb, Auxiliary, Adjective, Adverb, Determiner, Adposition, Numeral,
    CoordinatingConjunction, SubordinatingConjunction, Particle, Punctuation,
}
