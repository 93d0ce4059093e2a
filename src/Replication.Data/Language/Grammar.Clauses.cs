namespace Replication.Data.Language;

internal sealed partial class Grammar
{
    /// <summary>A statement: active, passive or with a copula.</summary>
    private Node Clause(Relation relation, int depth)
    {
        if (_random.Chance(_rates.Copula))
            return CopulaClause(relation, depth);
        var verb = DrawVerb(candidate => depth < 2 || candidate.Frame != VerbFrame.Clausal);
        if (verb.TakesObject && _random.Chance(_rates.Passive))
            return PassiveClause(verb, relation, depth);

        var subject = MakeNounPhrase(verb.Subject, Relation.Subject, depth);
        var clause = Predicate(verb, subject, relation, depth, withObject: true);
        clause.Before.Insert(0, subject.Head);
        return clause;
    }

    private Node PassiveClause(Verb verb, Relation relation, int depth)
    {
        var subject = MakeNounPhrase(verb.Object, Relation.PassiveSubject, depth);
        var clause = new Node(Morphology.Past(verb.Stem), PartOfSpeech.Verb, relation);
        clause.Before.Add(subject.Head);
        var modal = _random.Chance(_rates.Modal);
        clause.Before.AddRange(Auxiliaries(modal ? Modal() : Morphology.Be(_tense, subject.Number), _random.Chance(_rates.Negation)));
        if (modal)
            clause.Before.Add(new Node("be", PartOfSpeech.Auxiliary, Relation.PassiveAuxiliary));
        else
            clause.Before[1].Relation = Relation.PassiveAuxiliary;
        if (verb.Frame == VerbFrame.Transfer)
            clause.After.Add(PrepositionalPhrase(PrepositionSense.Recipient, Relation.Oblique, depth + 1));
        if (_random.Chance(0.5))
            clause.After.Add(PrepositionalPhrase(PrepositionSense.Agent, Relation.Oblique, depth + 1, subject.Who, verb.Subject));
        return clause;
    }

    private Node CopulaClause(Relation relation, int depth)
    {
        var noun = _random.Any(NounClass.Person, NounClass.Person, NounClass.Thing, NounClass.Animal, NounClass.Place, NounClass.Abstract);
        var subject = MakeNounPhrase(noun, Relation.Subject, depth);
        var complement = CopulaComplement(relation, depth, noun, subject);
        List<Node> start = [subject.Head, new Node(Morphology.Be(_tense, subject.Number), PartOfSpeech.Auxiliary, Relation.Copula)];
        if (_random.Chance(_rates.Negation))
            start.Add(new Node("not", PartOfSpeech.Particle, Relation.AdverbialModifier));
        complement.Before.InsertRange(0, start);
        return complement;
    }

    private Node CopulaComplement(Relation relation, int depth, NounClass noun, NounPhrase subject)
    {
        switch (_random.NextInt32(4))
        {
            case 0:
            {
                var same = new Node(Morphology.Form(DrawNoun(noun), subject.Number), PartOfSpeech.Noun, relation);
                if (subject.Number == Number.Singular)
                    same.Before.Add(new Node("a", PartOfSpeech.Determiner, Relation.Determiner));
                AddAdjectives(same, depth);
                return same;
            }

            case 1:
                return PrepositionalPhrase(PrepositionSense.Locus, relation, depth + 1, taken: NounClass.Place);
            case 2:
            {
                var compared = new Node(DrawAdjective(), PartOfSpeech.Adjective, relation);
                compared.Before.Add(new Node("more", PartOfSpeech.Adverb, Relation.AdverbialModifier));
                var standard = MakeNounPhrase(noun, Relation.Oblique, depth + 1, except: subject.Who).Head;
                standard.Before.Insert(0, new Node("than", PartOfSpeech.Adposition, Relation.Case));
                compared.After.Add(standard);
                return compared;
            }

            default:
                return new Node(DrawAdjective(), PartOfSpeech.Adjective, relation);
        }
    }

    private Node ExistentialClause()
    {
        var noun = _random.Any(NounClass.Person, NounClass.Animal, NounClass.Thing, NounClass.Place);
        var head = DrawNoun(noun);
        var number = NumberOf(noun);
        var subject = new Node(Morphology.Form(head, number), PartOfSpeech.Noun, Relation.Subject);
        subject.Before.Add(new Node(number == Number.Singular ? "a" : _random.Any("some", "many", "several", "two", "three"), PartOfSpeech.Determiner, Relation.Determiner));
        AddAdjectives(subject, 0);
        if (_random.Chance(0.4))
            subject.After.Add(RelativeClause(noun, number, 1));
        var clause = new Node(Morphology.Be(_tense, number), PartOfSpeech.Verb, Relation.Root);
        clause.Before.Add(new Node("there", PartOfSpeech.Pronoun, Relation.Expletive));
        clause.After.Add(subject);
        clause.After.Add(PrepositionalPhrase(PrepositionSense.Locus, Relation.Oblique, 1));
        return clause;
    }
}
