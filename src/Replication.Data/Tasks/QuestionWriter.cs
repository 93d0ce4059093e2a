using Replication.Data.Language;
using Replication.Random;

namespace Replication.Data.Tasks;

/// <summary>
/// Writes questions whose class follows from what the main clause asks for: the question word, which complement is missing, and
/// what the verb takes there. Other question words stand in subordinate clauses, so that none of them decides alone.
/// </summary>
internal static class QuestionWriter
{
    private static readonly string[] QuestionWords = ["who", "what", "which", "where", "when", "why", "how"];

    public static LabelledExample Write(RandomStream random, bool coarse)
    {
        var fine = coarse
            ? random.Any([.. Within(random.Any([.. QuestionClasses.Coarse]))])
            : random.Any([.. QuestionClasses.Fine]);
        var root = new QuestionClause(new Phrases(random)).Make(fine);
        return new LabelledExample([Phrases.Write(root, "?")], [], coarse ? QuestionClasses.CoarseOf(fine) : fine);
    }

    /// <summary>Puts a clause with another question word into a question: before it, after it, or behind its subject.</summary>
    public static void AddDistractor(Phrases phrases, Node root, Node subject)
    {
        var random = phrases.Random;
        switch (random.NextInt32(4))
        {
            case 0:
                root.Before.InsertRange(0, [Adverbial(phrases), Phrases.Mark(",")]);
                break;
            case 1:
                root.After.Add(Adverbial(phrases));
                break;
            case 2 when subject.PartOfSpeech == PartOfSpeech.Noun:
                subject.After.Add(Relative(phrases, subject));
                break;
            default:
                root.Before.InsertRange(0, [Adverbial(phrases), Phrases.Mark(",")]);
                root.After.Add(Adverbial(phrases));
                break;
        }
    }

    /// <summary>A clause that someone asks or knows: "who the ber lends".</summary>
    public static Node Indirect(Phrases phrases, Relation relation)
    {
        var word = phrases.Random.Any(QuestionWords);
        var verb = phrases.Verb(candidate => candidate is { Frame: VerbFrame.Transitive, Subject: NounClass.Person });
        var clause = phrases.Statement(phrases.Participant(NounClass.Person, Relation.Subject), verb, relation);
        if (word is "who" or "what")
        {
            clause.Before.Insert(0, Phrases.Word(word, PartOfSpeech.Pronoun, Relation.Object));
            return clause;
        }

        if (word == "which")
        {
            clause.Before.Insert(0, Phrases.Phrase("which", null, phrases.Noun(verb.Object), Relation.Object));
            return clause;
        }

        clause.Before.Insert(0, Phrases.Word(word, PartOfSpeech.Adverb, Relation.AdverbialModifier));
        clause.After.Add(phrases.Random.Chance(0.3) ? Many(phrases, verb.Object) : phrases.Participant(verb.Object, Relation.Object));
        return clause;
    }

    // "Many" also stands where nobody asks for a number.
    private static Node Many(Phrases phrases, NounClass noun)
    {
        var form = Morphology.Form(phrases.Noun(noun), noun == NounClass.Substance ? Number.Singular : Number.Plural);
        var node = Phrases.Word(form, PartOfSpeech.Noun, Relation.Object);
        node.Before.Add(Phrases.Word(noun == NounClass.Substance ? "some" : "many", PartOfSpeech.Determiner, Relation.Determiner));
        return node;
    }

    private static IEnumerable<string> Within(string coarse) => QuestionClasses.Fine.Where(fine => QuestionClasses.CoarseOf(fine) == coarse);

    // "when the ber thinks who Mara lends": the marker is itself a question word, or might be.
    private static Node Adverbial(Phrases phrases)
    {
        var marker = phrases.Random.Any("when", "while", "because", "if");
        var clause = Thought(phrases, phrases.Participant(NounClass.Person, Relation.Subject), Relation.AdverbialClause);
        clause.Before.Insert(0, Phrases.Word(marker, PartOfSpeech.SubordinatingConjunction, Relation.Marker));
        return clause;
    }

    private static Node Relative(Phrases phrases, Node subject)
    {
        var pronoun = subject.Before.Count > 0 && phrases.Random.Chance(0.5) ? "who" : "that";
        return Thought(phrases, Phrases.Word(pronoun, PartOfSpeech.Pronoun, Relation.Subject), Relation.RelativeClause);
    }

    private static Node Thought(Phrases phrases, Node subject, Relation relation)
    {
        var clause = phrases.Statement(subject, phrases.Verb(verb => verb.Frame == VerbFrame.Clausal), relation);
        clause.After.Add(Indirect(phrases, Relation.ClausalComplement));
        return clause;
    }
}
