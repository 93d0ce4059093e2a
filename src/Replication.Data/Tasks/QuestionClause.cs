using Replication.Data.Language;

namespace Replication.Data.Tasks;

/// <summary>The main clause of a question of a given class.</summary>
internal sealed class QuestionClause(Phrases phrases)
{
    private const double Distracted = 0.8;

    private Replication.Random.RandomStream Random => phrases.Random;

    public Node Make(string fine) => fine switch
    {
        "PERSON:agent" => AskSubject(NounClass.Person),
        "PERSON:patient" => AskObject(NounClass.Person),
        "PERSON:recipient" => AskOblique("to", NounClass.Person, verb => verb.Frame == VerbFrame.Transfer),
        "PERSON:companion" => AskOblique("with", NounClass.Person, verb => verb.Frame is VerbFrame.Transitive or VerbFrame.Intransitive),
        "PERSON:beneficiary" => AskOblique("for", NounClass.Person, verb => verb.Frame is VerbFrame.Transitive or VerbFrame.Intransitive),
        "ENTITY:animal" => Random.Chance(0.5) ? AskSubject(NounClass.Animal) : AskObject(NounClass.Animal),
        "ENTITY:thing" => Random.Chance(0.5) ? AskSubject(NounClass.Thing) : AskObject(NounClass.Thing),
        "ENTITY:substance" => AskObject(NounClass.Substance),
        "ENTITY:idea" => AskObject(NounClass.Abstract),
        "ENTITY:instrument" => AskOblique("with", NounClass.Thing, verb => verb.Frame is VerbFrame.Transitive or VerbFrame.Intransitive),
        "PLACE:location" => AskAdverb("where", verb => verb.Frame == VerbFrame.Transitive),
        "PLACE:goal" => AskAdverb("where", verb => verb is { Frame: VerbFrame.Motion, Adjunct: PrepositionSense.Goal }),
        "PLACE:source" => AskAdverb("where", verb => verb is { Frame: VerbFrame.Motion, Adjunct: PrepositionSense.Source }),
        "PLACE:object" => AskObject(NounClass.Place),
        "QUANTITY:people" => AskCount(NounClass.Person),
        "QUANTITY:animals" => AskCount(NounClass.Animal),
        "QUANTITY:things" => AskCount(NounClass.Thing),
        "QUANTITY:time" => AskAdverb("when", _ => true),
        "DESCRIPTION:manner" => AskAdverb("how", _ => true),
        "DESCRIPTION:reason" => AskAdverb("why", _ => true),
        "DESCRIPTION:topic" => AskOblique("about", NounClass.Abstract, verb => verb.Frame is VerbFrame.Transitive or VerbFrame.Intransitive),
        "DESCRIPTION:quality" => AskQuality(),
        "TRUTH:event" => AskTruth(Morphology.Do(phrases.Tense, Number.Singular)),
        "TRUTH:state" => AskState(),
        "TRUTH:ability" => AskTruth("can"),
        "TRUTH:place" => AskWhether(),
        _ => throw new ArgumentOutOfRangeException(nameof(fine), fine, "No question is known for this class."),
    };

    // "Who lends the drel?", "Which ber lends the drel?"
    private Node AskSubject(NounClass asked)
    {
        var verb = phrases.Verb(candidate => candidate.Subject == asked && candidate.Frame == VerbFrame.Transitive);
        var subject = Asked(asked, Relation.Subject);
        var root = phrases.Statement(subject, verb, Relation.Root);
        root.After.Add(phrases.Participant(verb.Object, Relation.Object));
        return Finished(root, subject);
    }

    // "What does Mara lend?"
    private Node AskObject(NounClass asked)
    {
        var verb = phrases.Verb(candidate => candidate.Frame == VerbFrame.Transitive && candidate.Object == asked);
        return Inverted(verb, Asked(asked, Relation.Object), withObject: false);
    }

    // "With what does Mara lend the drel?"
    private Node AskOblique(string preposition, NounClass asked, Func<Verb, bool> fits)
    {
        var oblique = Asked(asked, Relation.Oblique);
        oblique.Before.Insert(0, Phrases.Word(preposition, PartOfSpeech.Adposition, Relation.Case));
        return Inverted(phrases.Verb(verb => verb.Subject == NounClass.Person && fits(verb)), oblique, withObject: true);
    }

    private Node AskAdverb(string word, Func<Verb, bool> fits)
    {
        var adverb = Phrases.Word(word, PartOfSpeech.Adverb, Relation.AdverbialModifier);
        return Inverted(phrases.Verb(verb => verb.Frame is not (VerbFrame.Clausal or VerbFrame.Transfer) && fits(verb)), adverb, withObject: true);
    }

    // "How many bers does Mara lend?"
    private Node AskCount(NounClass asked)
    {
        var noun = Phrases.Word(Morphology.Form(phrases.Noun(asked), Number.Plural), PartOfSpeech.Noun, Relation.Object);
        var many = Phrases.Word("many", PartOfSpeech.Adjective, Relation.AdjectivalModifier);
        many.Before.Add(Phrases.Word("how", PartOfSpeech.Adverb, Relation.AdverbialModifier));
        noun.Before.Add(many);
        return Inverted(phrases.Verb(candidate => candidate.Frame == VerbFrame.Transitive && candidate.Object == asked), noun, withObject: false);
    }

    // "How fair is the drel?"
    private Node AskQuality()
    {
        var root = Phrases.Word(phrases.Adjective(), PartOfSpeech.Adjective, Relation.Root);
        root.Before.Add(Phrases.Word("how", PartOfSpeech.Adverb, Relation.AdverbialModifier));
        return WithCopula(root, after: true);
    }

    private Node AskState() => WithCopula(Phrases.Word(phrases.Adjective(), PartOfSpeech.Adjective, Relation.Root), after: false);

    private Node AskWhether() => WithCopula(
        phrases.Prepositional(PrepositionSense.Locus, Phrases.Phrase("the", null, phrases.Noun(NounClass.Place), Relation.Root)), after: false);

    private Node AskTruth(string auxiliary)
    {
        var verb = phrases.Verb(candidate => candidate.Frame is VerbFrame.Transitive or VerbFrame.Clausal);
        var subject = phrases.Participant(verb.Subject, Relation.Subject);
        var root = Phrases.Word(verb.Stem, PartOfSpeech.Verb, Relation.Root);
        root.Before.AddRange([Phrases.Word(auxiliary, PartOfSpeech.Auxiliary, Relation.Auxiliary), subject]);
        root.After.Add(verb.Frame == VerbFrame.Clausal ? QuestionWriter.Indirect(phrases, Relation.ClausalComplement) : phrases.Participant(verb.Object, Relation.Object));
        return Finished(root, subject);
    }

    private Node WithCopula(Node root, bool after)
    {
        var subject = phrases.Participant(Random.Any(NounClass.Person, NounClass.Animal, NounClass.Thing), Relation.Subject);
        Node[] copula = [Phrases.Word(Morphology.Be(phrases.Tense, Number.Singular), PartOfSpeech.Auxiliary, Relation.Copula), subject];
        if (after)
            root.After.AddRange(copula);
        else
            root.Before.InsertRange(0, copula);
        return Finished(root, subject);
    }

    /// <summary>What is asked for, an auxiliary, the subject and the verb.</summary>
    private Node Inverted(Verb verb, Node asked, bool withObject)
    {
        var subject = phrases.Participant(verb.Subject, Relation.Subject);
        var root = Phrases.Word(verb.Stem, PartOfSpeech.Verb, Relation.Root);
        root.Before.AddRange([asked, Phrases.Word(Morphology.Do(phrases.Tense, Number.Singular), PartOfSpeech.Auxiliary, Relation.Auxiliary), subject]);
        if (withObject && verb.TakesObject)
            root.After.Add(phrases.Participant(verb.Object, Relation.Object));
        return Finished(root, subject);
    }

    // A pronoun where it leaves the class to the verb, or a noun of the class.
    private Node Asked(NounClass asked, Relation relation) => Random.Chance(0.5)
        ? Phrases.Word(asked == NounClass.Person ? "who" : "what", PartOfSpeech.Pronoun, relation)
        : Phrases.Phrase(Random.Any("which", "what"), null, phrases.Noun(asked), relation);

    private Node Finished(Node root, Node subject)
    {
        if (Random.Chance(Distracted))
            QuestionWriter.AddDistractor(phrases, root, subject);
        return root;
    }
}
