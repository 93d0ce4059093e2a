using Replication.Data.Language;
using Replication.Random;

namespace Replication.Data.Tasks;

/// <summary>
/// Writes short reviews. The first sentence says what is judged; the label is what most of the judgements about it come to. A
/// negation turns a judgement round. What is said of something else, what "although" concedes, and what stands before "but" do not count.
/// </summary>
internal static class ReviewWriter
{
    private const double Negated = 0.25;

    public static LabelledExample Write(RandomStream random)
    {
        var positive = random.Chance(0.5);
        var phrases = new Phrases(random);
        var judged = phrases.Noun(NounClass.Thing);
        var other = phrases.Noun(NounClass.Thing, judged);
        var judgements = Judgements(random, positive);
        var sentences = new List<LabelledSentence> { Opening(phrases, judged, other) };
        foreach (var (about, good) in judgements)
            sentences.Add(Phrases.Write(Judgement(phrases, about ? judged : other, about ? other : judged, good)));
        return new LabelledExample(sentences, [], positive ? "positive" : "negative");
    }

    // One judgement of the subject and one of the other thing, or three of the subject, in any order.
    private static (bool AboutSubject, bool Good)[] Judgements(RandomStream random, bool positive)
    {
        (bool, bool)[] judgements = random.Chance(0.5)
            ? [(true, positive), (false, random.Chance(0.5))]
            : [(true, positive), (true, positive), (true, random.Chance(0.5))];
        random.Shuffle<(bool, bool)>(judgements);
        return judgements;
    }

    // "Mara bought the drel near the glor": the direct object is the subject of the review.
    private static LabelledSentence Opening(Phrases phrases, Noun judged, Noun other)
    {
        var verb = phrases.Verb(candidate => candidate is { Frame: VerbFrame.Transitive, Subject: NounClass.Person, Object: NounClass.Thing });
        var root = phrases.Statement(phrases.Participant(NounClass.Person, Relation.Subject), verb, Relation.Root);
        root.After.Add(Phrases.Phrase("the", null, judged, Relation.Object));
        root.After.Add(phrases.Prepositional(PrepositionSense.Instrument, Phrases.Phrase("the", null, other, Relation.Oblique)));
        return Phrases.Write(root);
    }

    private static Node Judgement(Phrases phrases, Noun about, Noun other, bool good)
    {
        var random = phrases.Random;
        var main = Opinion(phrases, about, good, Relation.Root);
        switch (random.NextInt32(6))
        {
            case 0:
            {
                var conceded = Opinion(phrases, random.Any(about, other), random.Chance(0.5), Relation.AdverbialClause);
                conceded.Before.Insert(0, Phrases.Word("although", PartOfSpeech.SubordinatingConjunction, Relation.Marker));
                if (random.Chance(0.5))
                    main.Before.InsertRange(0, [conceded, Phrases.Mark(",")]);
                else
                    main.After.Add(conceded);
                return main;
            }

            case 1:
            {
                var dismissed = Opinion(phrases, random.Any(about, other), random.Chance(0.5), Relation.Root);
                main.Relation = Relation.Conjunct;
                main.Before.InsertRange(0, [Phrases.Mark(","), Phrases.Word("but", PartOfSpeech.CoordinatingConjunction, Relation.CoordinatingConjunction)]);
                dismissed.After.Add(main);
                return dismissed;
            }

            default:
                return main;
        }
    }

    private static Node Opinion(Phrases phrases, Noun about, bool good, Relation relation)
    {
        var negated = phrases.Random.Chance(Negated);
        var adjective = Polarity.Draw(phrases, good != negated);
        return phrases.Description(Phrases.Phrase("the", null, about, Relation.Subject), adjective, relation, negated);
    }
}
