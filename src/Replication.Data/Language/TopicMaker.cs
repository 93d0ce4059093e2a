using Replication.Random;

namespace Replication.Data.Language;

/// <summary>Invents the words of a topic: nouns by class, verbs with their frames and usual objects, adjectives.</summary>
internal sealed class TopicMaker(WordMaker words, RandomStream random)
{
    public Topic Make(int scale, bool withTime)
    {
        var nouns = new Dictionary<NounClass, Zipfian<Noun>>
        {
            [NounClass.Person] = Nouns(NounClass.Person, 6 * scale, 0.5, "er", "or", "ist"),
            [NounClass.Animal] = Nouns(NounClass.Animal, 4 * scale, 0),
            [NounClass.Thing] = Nouns(NounClass.Thing, 14 * scale, 0.1, "et", "le"),
            [NounClass.Substance] = Nouns(NounClass.Substance, 3 * scale, 0.2, "ine"),
            [NounClass.Place] = Nouns(NounClass.Place, 6 * scale, 0.3, "ery", "field", "ton"),
            [NounClass.Abstract] = Nouns(NounClass.Abstract, 7 * scale, 0.7, "ness", "ity", "tion", "ment"),
        };
        if (withTime)
            nouns[NounClass.Time] = Nouns(NounClass.Time, 8, 0.4, "day");
        var verbs = Enumerable.Range(0, 12 * scale).Select(rank => MakeVerb(rank, nouns)).ToArray();
        var adjectives = Enumerable.Range(0, 8 * scale)
            .Select(rank => random.Chance(0.7) ? words.Make(1 + rank % 2, "y", "ous", "al", "ful", "ic") : words.Make(1 + rank % 2)).ToArray();
        return new Topic(nouns, new(verbs), new(adjectives));
    }

    public string Name(bool female)
    {
        var name = words.Make(female ? 1 : 2, female ? ["a", "ia", "ina"] : [""]);
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private Zipfian<Noun> Nouns(NounClass noun, int count, double suffixed, params string[] endings)
    {
        var list = new List<Noun>();
        for (var rank = 0; rank < count; rank++)
        {
            // Frequent words are short.
            var syllables = rank < count / 2 ? 1 : 2;
            list.Add(new Noun(random.Chance(suffixed) ? words.Make(syllables, endings) : words.Make(syllables), noun));
        }

        return new(list);
    }

    private Verb MakeVerb(int rank, Dictionary<NounClass, Zipfian<Noun>> nouns)
    {
        var frame = random.Any(VerbFrame.Transitive, VerbFrame.Transitive, VerbFrame.Transitive, VerbFrame.Intransitive, VerbFrame.Motion, VerbFrame.Transfer, VerbFrame.Clausal);
        var subject = random.Any(NounClass.Person, NounClass.Person, NounClass.Person, NounClass.Animal, NounClass.Thing);
        if (frame is VerbFrame.Clausal or VerbFrame.Transfer)
            subject = NounClass.Person;
        var taken = frame == VerbFrame.Transfer ? NounClass.Thing
            : random.Any(NounClass.Thing, NounClass.Thing, NounClass.Person, NounClass.Animal, NounClass.Substance, NounClass.Place, NounClass.Abstract);
        // Some verbs look like nouns, so that the part of speech is not known from the word alone.
        var stem = random.Chance(0.15) ? nouns[NounClass.Thing].Items[rank % nouns[NounClass.Thing].Items.Count].Stem
            : random.Chance(0.25) ? words.Make(1, "ate", "ise", "ify") : words.Make(1 + rank / 12 % 2);
        Noun[] usual = [.. Enumerable.Range(0, 4).Select(_ => nouns[taken].Draw(random))];
        var adjunct = frame == VerbFrame.Motion
            ? random.Any(PrepositionSense.Goal, PrepositionSense.Source)
            : random.Any(PrepositionSense.Locus, PrepositionSense.Instrument, PrepositionSense.Companion, PrepositionSense.Manner, PrepositionSense.Topic, PrepositionSense.Beneficiary, PrepositionSense.Time);
        return new Verb(stem, frame, subject, taken, usual, adjunct);
    }
}
