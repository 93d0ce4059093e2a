namespace Replication.Data.Language;

internal sealed partial class Grammar
{
    private Node Sentence()
    {
        var isQuestion = _random.Chance(_rates.Question);
        var root = isQuestion ? Question()
            : _random.Chance(_rates.Imperative) ? Instruction()
            : _random.Chance(_rates.Existential) ? ExistentialClause()
            : Clause(Relation.Root, 0);
        if (!isQuestion)
        {
            if (_random.Chance(_rates.Subordination))
                AddAdverbialClause(root);
            else if (_random.Chance(_rates.ClauseCoordination))
                AddSecondClause(root);
        }

        root.After.Add(Mark(isQuestion ? "?" : "."));
        return root;
    }

    private static Node Mark(string mark) => new(mark, PartOfSpeech.Punctuation, Relation.Punctuation);

    private void AddAdverbialClause(Node root)
    {
        var clause = Clause(Relation.AdverbialClause, 1);
        var word = _random.Chance(_rates.Conditional) ? _random.Any("if", "if", "unless", "when") : _random.Any("because", "because", "when", "while", "although", "before", "after", "until");
        clause.Before.Insert(0, new Node(word, PartOfSpeech.SubordinatingConjunction, Relation.Marker));
        if (_random.Chance(0.5))
            root.Before.InsertRange(0, [clause, Mark(",")]);
        else
            root.After.Add(clause);
    }

    private void AddSecondClause(Node root)
    {
        var clause = Clause(Relation.Conjunct, 1);
        clause.Before.Insert(0, new Node(_random.Any("and", "and", "but", "or"), PartOfSpeech.CoordinatingConjunction, Relation.CoordinatingConjunction));
        clause.Before.Insert(0, Mark(","));
        root.After.Add(clause);
    }

    private Node Instruction()
    {
        var verb = DrawVerb(candidate => candidate.Subject == NounClass.Person && candidate.Frame != VerbFrame.Clausal, candidate => candidate.TakesObject);
        var root = new Node(verb.Stem, PartOfSpeech.Verb, Relation.Root);
        if (_random.Chance(0.3))
            root.Before.Add(new Node(_random.Any("first", "then", "then", "next", "finally"), PartOfSpeech.Adverb, Relation.AdverbialModifier));
        if (_random.Chance(_rates.Negation))
            root.Before.AddRange(Auxiliaries("do", negated: true));
        // No verb takes a time as its object, so that nobody is told to act on "themselves".
        AddComplements(root, verb, new NounPhrase(root, Number.Plural, NounClass.Time), 0, withObject: true);
        return root;
    }

    /// <summary>A question about the whole, about the object, about the place or about the subject.</summary>
    private Node Question()
    {
        var kind = _random.NextInt32(4);
        var verb = DrawVerb(candidate => candidate.Subject == NounClass.Person && candidate.TakesObject);
        if (kind == 3)
        {
            var who = new NounPhrase(new Node("who", PartOfSpeech.Pronoun, Relation.Subject), Number.Singular, NounClass.Person);
            var asked = Predicate(verb, who, Relation.Root, 1, withObject: true);
            asked.Before.Insert(0, who.Head);
            return asked;
        }

        var subject = MakeNounPhrase(verb.Subject, Relation.Subject, 1);
        var root = new Node(verb.Stem, PartOfSpeech.Verb, Relation.Root);
        if (kind == 1)
            root.Before.Add(new Node(verb.Object == NounClass.Person ? "who" : "what", PartOfSpeech.Pronoun, Relation.Object));
        else if (kind == 2)
            root.Before.Add(new Node(_random.Any("where", "when", "why", "how"), PartOfSpeech.Adverb, Relation.AdverbialModifier));
        root.Before.AddRange(Auxiliaries(Morphology.Do(_tense, subject.Number), negated: false));
        root.Before.Add(subject.Head);
        AddComplements(root, verb, subject, 1, withObject: kind != 1);
        return root;
    }
}
