namespace Replication.Data.Language;

internal sealed partial class Grammar
{
    /// <param name="noun">Class of the head.</param>
    /// <param name="relation">Relation of the head, which also decides a pronoun's case.</param>
    /// <param name="depth">How many phrases it stands in; deeper phrases are simpler.</param>
    /// <param name="given">The head where a verb has already chosen it.</param>
    /// <param name="except">A character who cannot be meant, being the subject.</param>
    private NounPhrase MakeNounPhrase(NounClass noun, Relation relation, int depth, Noun? given = null, Character? except = null)
    {
        if (noun == NounClass.Person && given is null && _random.Chance(_rates.Character))
        {
            var who = _inFocus is { } focus && focus != except && _random.Chance(0.5) ? focus : _random.Any(_cast);
            if (who != except)
                return Mention(who, relation);
        }

        var head = given ?? DrawNoun(noun);
        var number = NumberOf(noun);
        var node = new Node(Morphology.Form(head, number), PartOfSpeech.Noun, relation);
        AddDeterminer(node, noun, number, except);
        AddAdjectives(node, depth);
        if (_random.Chance(_rates.Compound))
            node.Before.Add(new Node(DrawNoun(NounClass.Thing).Stem, PartOfSpeech.Noun, Relation.Compound));
        if (depth < 3 && _random.Chance(_rates.NounPhraseAdjunct / (1 + 0.5 * depth)))
            node.After.Add(PrepositionalPhrase(Prepositions.OfNoun(noun, _random), Relation.NominalModifier, depth + 1));
        if (depth < 2 && _random.Chance(_rates.RelativeClause / (1 + depth)))
            node.After.Add(RelativeClause(noun, number, depth + 1));
        if (depth >= 2 || !_random.Chance(_rates.NounCoordination))
            return new NounPhrase(node, number, noun);

        var second = MakeNounPhrase(noun, Relation.Conjunct, depth + 2, except: except).Head;
        second.Before.Insert(0, new Node("and", PartOfSpeech.CoordinatingConjunction, Relation.CoordinatingConjunction));
        node.After.Add(second);
        return new NounPhrase(node, Number.Plural, noun);
    }

    private Number NumberOf(NounClass noun) => noun switch
    {
        NounClass.Substance => Number.Singular,
        NounClass.Abstract or NounClass.Time => _random.Chance(_rates.Plural / 3) ? Number.Plural : Number.Singular,
        _ => _random.Chance(_rates.Plural) ? Number.Plural : Number.Singular,
    };

    private NounPhrase Mention(Character who, Relation relation)
    {
        var isSubject = relation is Relation.Subject or Relation.PassiveSubject;
        var isKnown = who == _inFocus;
        if (isSubject)
            _inFocus = who;
        if (isKnown && relation != Relation.Conjunct && _random.Chance(0.6))
        {
            var pronoun = isSubject ? (who.Female ? "she" : "he") : who.Female ? "her" : "him";
            return new NounPhrase(new Node(pronoun, PartOfSpeech.Pronoun, relation), Number.Singular, NounClass.Person, who);
        }

        if (_random.Chance(0.6))
            return new NounPhrase(new Node(who.Name, PartOfSpeech.ProperNoun, relation), Number.Singular, NounClass.Person, who);
        var role = new Node(who.Role.Stem, PartOfSpeech.Noun, relation);
        role.Before.Add(new Node("the", PartOfSpeech.Determiner, Relation.Determiner));
        return new NounPhrase(role, Number.Singular, NounClass.Person, who);
    }

    private void AddDeterminer(Node node, NounClass noun, Number number, Character? except)
    {
        if (noun is not (NounClass.Substance or NounClass.Time) && _random.Chance(0.3 * _rates.Character))
        {
            node.Before.Add(Possessor(except));
            return;
        }

        var word = noun == NounClass.Substance ? _random.Any("the", "the", "some", "")
            : number == Number.Singular ? _random.Any("the", "the", "the", "the", "a", "a", "a", "this", "that", "every")
            : _random.Any("the", "the", "the", "", "", "these", "those", "some", "many", "several");
        if (word.Length > 0)
            node.Before.Add(new Node(word, PartOfSpeech.Determiner, Relation.Determiner));
        if (number == Number.Plural && (word is "the" or "these" or "those" or "") && _random.Chance(_rates.Numeral))
            node.Before.Add(new Node(_random.Any("two", "three", "four", "five", "six", "ten"), PartOfSpeech.Numeral, Relation.NumeralModifier));
    }

    private Node Possessor(Character? subject)
    {
        // A possessive pronoun means the subject where there is one.
        if ((subject ?? _inFocus) is { } known && _random.Chance(0.6))
            return new Node(known.Female ? "her" : "his", PartOfSpeech.Pronoun, Relation.PossessiveModifier);
        var owner = new Node(_random.Any(_cast).Name, PartOfSpeech.ProperNoun, Relation.PossessiveModifier);
        owner.After.Add(new Node("'s", PartOfSpeech.Particle, Relation.Case));
        return owner;
    }

    private void AddAdjectives(Node node, int depth)
    {
        for (var i = 0; i < 2 && _random.Chance(_rates.Adjective / (1 + i + 0.3 * depth)); i++)
        {
            var adjective = new Node(DrawAdjective(), PartOfSpeech.Adjective, Relation.AdjectivalModifier);
            if (_random.Chance(0.1))
                adjective.Before.Add(new Node("very", PartOfSpeech.Adverb, Relation.AdverbialModifier));
            node.Before.Add(adjective);
        }
    }

    private Node PrepositionalPhrase(PrepositionSense role, Relation relation, int depth, Character? except = null, NounClass? taken = null)
    {
        var (word, function) = _drawPreposition(role, _random);
        Node head;
        if (role == PrepositionSense.Manner)
        {
            head = new Node(DrawNoun(NounClass.Abstract).Stem, PartOfSpeech.Noun, relation);
            AddAdjectives(head, depth);
        }
        else
        {
            head = MakeNounPhrase(taken ?? Prepositions.ObjectClass(role, _random), relation, depth, except: except).Head;
        }

        head.Before.Insert(0, new Node(word, PartOfSpeech.Adposition, Relation.Case) { Role = role, Function = function });
        return head;
    }

    /// <summary>A clause about a noun: with the noun as its subject, as its object, or reduced to a participle.</summary>
    private Node RelativeClause(NounClass noun, Number number, int depth)
    {
        var isPerson = noun == NounClass.Person;
        switch (_random.NextInt32(5))
        {
            case 0 when !isPerson:
            {
                var verb = DrawVerb(candidate => candidate.TakesObject, candidate => candidate.Object == noun);
                var reduced = new Node(Morphology.Past(verb.Stem), PartOfSpeech.Verb, Relation.ReducedClause);
                reduced.After.Add(PrepositionalPhrase(PrepositionSense.Agent, Relation.Oblique, depth + 1, taken: verb.Subject));
                return reduced;
            }

            case 0 or 1:
            {
                var verb = DrawVerb(candidate => candidate.TakesObject, candidate => candidate.Object == noun);
                var subject = MakeNounPhrase(verb.Subject, Relation.Subject, depth + 1);
                var clause = Predicate(verb, subject, Relation.RelativeClause, depth, withObject: false);
                clause.Before.Insert(0, subject.Head);
                clause.Before.Insert(0, new Node("that", PartOfSpeech.Pronoun, Relation.Object));
                return clause;
            }

            default:
            {
                var verb = DrawVerb(_ => true, candidate => candidate.Subject == noun);
                var pronoun = new Node(_random.Any("that", isPerson ? "who" : "which"), PartOfSpeech.Pronoun, Relation.Subject);
                var clause = Predicate(verb, new NounPhrase(pronoun, number, noun), Relation.RelativeClause, depth, withObject: true);
                clause.Before.Insert(0, pronoun);
                return clause;
            }
        }
    }
}
