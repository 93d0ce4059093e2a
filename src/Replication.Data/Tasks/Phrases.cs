using Replication.Data.Language;
using Replication.Random;

namespace Replication.Data.Tasks;

/// <summary>Draws words of one topic and puts them together: the building blocks of the labelled tasks.</summary>
internal sealed class Phrases
{
    private const int Attempts = 12;
    private readonly Lexicon _lexicon = Lexicon.Of(Domain.Base);
    private readonly Topic _topic;

    public Phrases(RandomStream random)
    {
        Random = random;
        _topic = random.Any([.. _lexicon.Topics]);
        Tense = random.Any(Tense.Present, Tense.Past);
    }

    public RandomStream Random { get; }

    /// <summary>Tense of all finite verbs.</summary>
    public Tense Tense { get; }

    public Noun Noun(NounClass noun, params ReadOnlySpan<Noun?> except)
    {
        while (true)
        {
            var drawn = (noun == NounClass.Time ? _lexicon.General : DrawTopic()).Nouns[noun].Draw(Random);
            if (!except.Contains(drawn))
                return drawn;
        }
    }

    public string Adjective(params ReadOnlySpan<string?> except)
    {
        while (true)
        {
            var drawn = DrawTopic().Adjectives.Draw(Random);
            if (!except.Contains(drawn))
                return drawn;
        }
    }

    public string Name(params ReadOnlySpan<string?> except)
    {
        while (true)
        {
            var drawn = _lexicon.Names.Draw(Random).Name;
            if (!except.Contains(drawn))
                return drawn;
        }
    }

    /// <summary>A verb that fits, of the topic where it has one, else of the whole language.</summary>
    public Verb Verb(Func<Verb, bool> fits)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var verb = DrawTopic().Verbs.Draw(Random);
            if (fits(verb))
                return verb;
        }

        return Random.Any([.. _lexicon.Topics.Prepend(_lexicon.General).SelectMany(topic => topic.Verbs.Items).Where(fits)]);
    }

    public static Node Word(string form, PartOfSpeech part, Relation relation) => new(form, part, relation);

    public static Node Named(string name, Relation relation) => new(name, PartOfSpeech.ProperNoun, relation);

    /// <summary>A singular noun with a determiner and perhaps an adjective.</summary>
    public static Node Phrase(string determiner, string? adjective, Noun noun, Relation relation)
    {
        var head = new Node(noun.Stem, PartOfSpeech.Noun, relation);
        head.Before.Add(new Node(determiner, PartOfSpeech.Determiner, Relation.Determiner));
        if (adjective is not null)
            head.Before.Add(new Node(adjective, PartOfSpeech.Adjective, Relation.AdjectivalModifier));
        return head;
    }

    /// <summary>Puts a preposition of a role before a phrase.</summary>
    public Node Prepositional(PrepositionSense role, Node phrase)
    {
        var (word, function) = Prepositions.Draw(role, Random);
        phrase.Before.Insert(0, new Node(word, PartOfSpeech.Adposition, Relation.Case) { Role = role, Function = function });
        return phrase;
    }

    /// <summary>A subject or object: a name or a described person where people are wanted, else a described noun.</summary>
    public Node Participant(NounClass noun, Relation relation) =>
        noun == NounClass.Person && Random.Chance(0.5) ? Named(Name(), relation)
        : Phrase(noun == NounClass.Substance ? "the" : Random.Any("the", "a"), Random.Chance(0.3) ? Adjective() : null, Noun(noun), relation);

    /// <summary>A statement in the active voice with a singular subject.</summary>
    public Node Statement(Node subject, Verb verb, Relation relation, bool negated = false)
    {
        var root = Word(negated ? verb.Stem : Morphology.Finite(verb.Stem, Tense, Number.Singular), PartOfSpeech.Verb, relation);
        root.Before.Add(subject);
        if (negated)
            root.Before.AddRange([Word(Morphology.Do(Tense, Number.Singular), PartOfSpeech.Auxiliary, Relation.Auxiliary), Not()]);
        return root;
    }

    /// <summary>A statement with "be" and an adjective.</summary>
    public Node Description(Node subject, string adjective, Relation relation, bool negated)
    {
        var root = Word(adjective, PartOfSpeech.Adjective, relation);
        root.Before.AddRange([subject, Word(Morphology.Be(Tense, Number.Singular), PartOfSpeech.Auxiliary, Relation.Copula)]);
        if (negated)
            root.Before.Add(Not());
        return root;
    }

    public static Node Not() => Word("not", PartOfSpeech.Particle, Relation.AdverbialModifier);

    public static Node Mark(string mark) => Word(mark, PartOfSpeech.Punctuation, Relation.Punctuation);

    /// <summary>Ends a sentence and writes it.</summary>
    public static LabelledSentence Write(Node root, string mark = ".")
    {
        root.After.Add(Mark(mark));
        return Linearisation.Write(root);
    }

    private Topic DrawTopic() => Random.Chance(0.6) ? _topic : _lexicon.General;
}
