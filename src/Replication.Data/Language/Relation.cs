namespace Replication.Data.Language;

/// <summary>Universal dependency relations (Universal Dependencies 2) that the grammar uses.</summary>
public enum Relation
{
    Root, Subject, PassiveSubject, Object, Oblique, ClausalComplement, AdverbialClause, RelativeClause, ReducedClause,
    AdverbialModifier, AdjectivalModifier, NominalModifier, PossessiveModifier, NumeralModifier, Compound, Determiner,
    Case, Auxiliary, PassiveAuxiliary, Copula, Expletive, Marker, Conjunct, CoordinatingConjunction, Punctuation,
}
