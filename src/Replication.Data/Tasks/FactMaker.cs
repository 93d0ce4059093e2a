using Replication.Data.Language;

namespace Replication.Data.Tasks;

/// <summary>Invents facts that stand in a known relation, and puts them into words.</summary>
internal sealed class FactMaker(Phrases phrases)
{
    private readonly string _agent = phrases.Name();
    private readonly Verb _verb = phrases.Verb(verb => Fits(verb, null));
    private Verb? _otherVerb;
    private string? _otherAgent;

    /// <summary>A fact about another person and another kind of event.</summary>
    public Fact Other()
    {
        _otherAgent = phrases.Name(_agent);
        _otherVerb = phrases.Verb(verb => Fits(verb, _verb));
        return Specific(_otherVerb, _otherAgent) with { Positive = phrases.Random.Chance(0.5) };
    }

    /// <summary>A pair whose second entails or, with the other sign, contradicts the first.</summary>
    public (Fact Premise, Fact Hypothesis) Related(bool premise, bool hypothesis)
    {
        var specific = Specific(_verb, _agent);
        var general = phrases.Random.Chance(0.85) ? General(specific) : specific;
        return premise ? (specific with { Positive = true }, general with { Positive = hypothesis })
            : (general with { Positive = false }, specific with { Positive = hypothesis });
    }

    /// <summary>A pair in the direction in which nothing follows.</summary>
    public (Fact Premise, Fact Hypothesis) Converse(bool premise, bool hypothesis)
    {
        var specific = Specific(_verb, _agent);
        var general = General(specific);
        return premise ? (general with { Positive = true }, specific with { Positive = hypothesis })
            : (specific with { Positive = false }, general with { Positive = hypothesis });
    }

    /// <summary>A pair about two events that have most of their words in common.</summary>
    public (Fact Premise, Fact Hypothesis) Unrelated(bool premise, bool hypothesis, Fact? other)
    {
        var specific = Specific(_verb, _agent);
        var general = phrases.Random.Chance(0.5) ? General(specific) : specific;
        var (said, asked) = phrases.Random.Chance(0.5) ? (specific, general) : (general, specific);
        return (said with { Positive = premise }, Changed(said, asked, other) with { Positive = hypothesis });
    }

    public LabelledSentence Write(Fact fact) => Phrases.Write(phrases.Random.Chance(0.5) ? Active(fact) : Passive(fact));

    private static bool Fits(Verb verb, Verb? except) => verb != except
        && verb is { Frame: VerbFrame.Transitive, Subject: NounClass.Person, Object: NounClass.Person or NounClass.Animal or NounClass.Thing or NounClass.Place };

    private Fact Specific(Verb verb, string agent)
    {
        var isPerson = verb.Object == NounClass.Person;
        var thing = isPerson ? null : Something(verb.Object, null, phrases.Random.Chance(0.6));
        var place = Something(NounClass.Place, thing, phrases.Random.Chance(0.6));
        return new Fact(true, verb, agent, isPerson ? phrases.Name(agent, _agent, _otherAgent) : null, thing, place);
    }

    private Described Something(NounClass noun, Described? except, bool described) => new(
        phrases.Noun(noun, Hypernyms.Of(noun), except?.Noun), described ? phrases.Adjective(except?.Adjective) : null);

    /// <summary>Says strictly less.</summary>
    private Fact General(Fact fact)
    {
        var general = fact;
        while (general == fact)
        {
            if (phrases.Random.Chance(0.4))
                general = general with { Place = null };
            else if (general.Place is not null && phrases.Random.Chance(0.4))
                general = general with { Place = Less(general.Place) };
            if (general.Object is not null && phrases.Random.Chance(0.6))
                general = general with { Object = Less(general.Object) };
        }

        return general;
    }

    private Described Less(Described described) => described.Adjective is not null && phrases.Random.Chance(0.6)
        ? described with { Adjective = null }
        : described with { Noun = Hypernyms.Of(described.Noun.Class) };

    private Fact Changed(Fact said, Fact asked, Fact? other)
    {
        switch (phrases.Random.NextInt32(4))
        {
            case 0 when said.Place?.Adjective is { } adjective && asked.Object is not null:
                // The quality of the place is given to the object. Without the place, a wider denial does not reach it.
                return asked with { Object = asked.Object with { Adjective = adjective }, Place = null };
            case 0 or 1 when asked.Patient is not null:
                return asked with { Agent = asked.Patient, Patient = asked.Agent };
            case 0 or 1 or 2 when other is not null:
                return phrases.Random.Chance(0.5) || _otherVerb!.Object != asked.Verb.Object ? asked with { Agent = other.Agent } : asked with { Verb = other.Verb };
            default:
                return asked with { Agent = _otherAgent ?? phrases.Name(asked.Agent, asked.Patient) };
        }
    }

    private Node Active(Fact fact)
    {
        var root = phrases.Statement(Phrases.Named(fact.Agent, Relation.Subject), fact.Verb, Relation.Root, negated: !fact.Positive);
        root.After.Add(fact.Patient is not null ? Phrases.Named(fact.Patient, Relation.Object)
            : Phrases.Phrase("a", fact.Object!.Adjective, fact.Object.Noun, Relation.Object));
        AddPlace(root, fact);
        return root;
    }

    // "No drel is …": "a drel is not …" would leave it open whether there is another.
    private Node Passive(Fact fact)
    {
        var root = Phrases.Word(Morphology.Past(fact.Verb.Stem), PartOfSpeech.Verb, Relation.Root);
        root.Before.Add(fact.Patient is not null ? Phrases.Named(fact.Patient, Relation.PassiveSubject)
            : Phrases.Phrase(fact.Positive ? "a" : "no", fact.Object!.Adjective, fact.Object.Noun, Relation.PassiveSubject));
        root.Before.Add(Phrases.Word(Morphology.Be(phrases.Tense, Number.Singular), PartOfSpeech.Auxiliary, Relation.PassiveAuxiliary));
        if (fact.Patient is not null && !fact.Positive)
            root.Before.Add(Phrases.Not());
        root.After.Add(phrases.Prepositional(PrepositionSense.Agent, Phrases.Named(fact.Agent, Relation.Oblique)));
        AddPlace(root, fact);
        return root;
    }

    private static void AddPlace(Node root, Fact fact)
    {
        if (fact.Place is null)
            return;
        var place = Phrases.Phrase("a", fact.Place.Adjective, fact.Place.Noun, Relation.Oblique);
        place.Before.Insert(0, new Node("near", PartOfSpeech.Adposition, Relation.Case) { Role = PrepositionSense.Locus, Function = PrepositionSense.Locus });
        root.After.Add(place);
    }
}
