namespace Replication.Data.Language;

/// <summary>How often each construction is chosen where the grammar allows it: probabilities in [0, 1].</summary>
internal sealed record ConstructionRates
{
    public required double PastDocument { get; init; }
    public required double OtherTense { get; init; }
    public required double Plural { get; init; }
    public required double Adjective { get; init; }
    public required double Compound { get; init; }
    public required double Numeral { get; init; }
    public required double NounPhraseAdjunct { get; init; }
    public required double RelativeClause { get; init; }
    public required double NounCoordination { get; init; }
    public required double VerbCoordination { get; init; }
    public required double Character { get; init; }
    public required double VerbAdjunct { get; init; }
    public required double Adverb { get; init; }
    public required double Negation { get; init; }
    public required double Modal { get; init; }
    public required double Passive { get; init; }
    public required double Copula { get; init; }
    public required double Existential { get; init; }
    public required double Question { get; init; }
    public required double Imperative { get; init; }
    public required double Subordination { get; init; }
    public required double ClauseCoordination { get; init; }
    public required double Conditional { get; init; }

    public static ConstructionRates Base { get; } = new()
    {
        PastDocument = 0.45, OtherTense = 0.12, Plural = 0.4, Adjective = 0.3, Compound = 0.03, Numeral = 0.08, NounPhraseAdjunct = 0.22,
        RelativeClause = 0.16, NounCoordination = 0.08, VerbCoordination = 0.08, Character = 0.55, VerbAdjunct = 0.4, Adverb = 0.15,
        Negation = 0.08, Modal = 0.1, Passive = 0.08, Copula = 0.15, Existential = 0.05, Question = 0.05, Imperative = 0, Subordination = 0.2,
        ClauseCoordination = 0.1, Conditional = 0.1,
    };

    public static ConstructionRates Shifted { get; } = new()
    {
        PastDocument = 0.05, OtherTense = 0.03, Plural = 0.5, Adjective = 0.35, Compound = 0.3, Numeral = 0.25, NounPhraseAdjunct = 0.3,
        RelativeClause = 0.07, NounCoordination = 0.12, VerbCoordination = 0.12, Character = 0.05, VerbAdjunct = 0.5, Adverb = 0.08,
        Negation = 0.1, Modal = 0.3, Passive = 0.3, Copula = 0.12, Existential = 0.04, Question = 0.01, Imperative = 0.35, Subordination = 0.25,
        ClauseCoordination = 0.05, Conditional = 0.6,
    };
}
