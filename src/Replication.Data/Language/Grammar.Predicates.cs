namespace Replication.Data.Language;

internal sealed partial class Grammar
{
    /// <summary>A finite verb that agrees with its subject, with auxiliaries and complements but without the subject itself.</summary>
    private Node Predicate(Verb verb, NounPhrase subject, Relation relation, int depth, bool withObject)
    {
        var (auxiliaries, form) = VerbGroup(verb.Stem, subject.Number);
        var node = new Node(form, PartOfSpeech.Verb, relation);
        node.Before.AddRange(auxiliaries);
        if (_random.Chance(_rates.Adverb))
            node.Before.Add(DrawAdverb());
        AddComplements(node, verb, subject, depth, withObject);
        if (depth == 0 && withObject && _random.Chance(_rates.VerbCoordination))
        {
            var second = DrawVerb(candidate => candidate.Frame != VerbFrame.Clausal, candidate => candidate.Subject == verb.Subject);
            var conjunct = Predicate(second, subject, Relation.Conjunct, depth + 1, withObject: true);
            conjunct.Before.Insert(0, new Node("and", PartOfSpeech.CoordinatingConjunction, Relation.CoordinatingConjunction));
            node.After.Add(conjunct);
        }

        return node;
    }

    private void AddComplements(Node node, Verb verb, NounPhrase subject, int depth, bool withObject)
    {
        if (verb.Frame == VerbFrame.Clausal)
        {
            var clause = Clause(Relation.ClausalComplement, depth + 1);
            clause.Before.Insert(0, new Node("that", PartOfSpeech.SubordinatingConjunction, Relation.Marker));
            node.After.Add(clause);
            return;
        }

        if (verb.TakesObject && withObject)
            node.After.Add(Reflexive(verb, subject) ?? ObjectOf(verb, subject, depth));
        if (verb.Frame == VerbFrame.Transfer)
            node.After.Add(PrepositionalPhrase(PrepositionSense.Recipient, Relation.Oblique, depth + 1, subject.Who));
        else if (verb.Frame == VerbFrame.Motion)
            node.After.Add(PrepositionalPhrase(verb.Adjunct, Relation.Oblique, depth + 1));
        if (depth < 3 && _random.Chance(_rates.VerbAdjunct / (1 + depth)))
        {
            var role = verb.Frame == VerbFrame.Motion || _random.Chance(0.3) ? _random.Any(PrepositionSense.Time, PrepositionSense.Locus) : verb.Adjunct;
            node.After.Add(PrepositionalPhrase(role, Relation.Oblique, depth + 1, subject.Who));
        }
    }

    private Node ObjectOf(Verb verb, NounPhrase subject, int depth)
    {
        var usual = _random.Chance(0.35) ? _random.Any([.. verb.Usual]) : null;
        return MakeNounPhrase(verb.Object, Relation.Object, depth + 1, usual, subject.Who).Head;
    }

    private Node? Reflexive(Verb verb, NounPhrase subject)
    {
        // Only where the subject could be the object, and where its pronoun is known.
        if (verb.Object != subject.Class || (subject.Class == NounClass.Person && subject.Number == Number.Singular && subject.Who is null) || !_random.Chance(0.15))
            return null;
        var word = subject.Number == Number.Plural ? "themselves" : subject.Who is { } who ? (who.Female ? "herself" : "himself") : "itself";
        return new Node(word, PartOfSpeech.Pronoun, Relation.Object);
    }

    private Node DrawAdverb() => new(
        _random.Chance(0.5) ? Morphology.Adverb(DrawAdjective()) : _random.Any("often", "never", "always", "soon", "still", "also"),
        PartOfSpeech.Adverb, Relation.AdverbialModifier);

    /// <summary>Auxiliaries and the form of the verb, in the tense of the sentence.</summary>
    private (List<Node> Auxiliaries, string Form) VerbGroup(string stem, Number number)
    {
        var negated = _random.Chance(_rates.Negation);
        if (_random.Chance(_rates.Modal))
            return (Auxiliaries(Modal(), negated), stem);
        return _random.NextDouble() switch
        {
            < 0.08 => (Auxiliaries(Morphology.Have(_tense, number), negated), Morphology.Past(stem)),
            < 0.18 => (Auxiliaries(Morphology.Be(_tense, number), negated), Morphology.Progressive(stem)),
            _ when negated => (Auxiliaries(Morphology.Do(_tense, number), negated), stem),
            _ => ([], Morphology.Finite(stem, _tense, number)),
        };
    }

    private string Modal() => _random.Any("will", "will", "can", "must", "should", "may");

    private static List<Node> Auxiliaries(string word, bool negated)
    {
        List<Node> nodes = [new Node(word, PartOfSpeech.Auxiliary, Relation.Auxiliary)];
        if (negated)
            nodes.Add(new Node("not", PartOfSpeech.Particle, Relation.AdverbialModifier));
        return nodes;
    }
}
