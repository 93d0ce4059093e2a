using Replication.Random;

namespace Replication.Data.Language;

/// <summary>The words of one domain: general ones, which the domains share at other frequencies, topics of its own, and names.</summary>
internal sealed record Lexicon(Topic General, IReadOnlyList<Topic> Topics, Zipfian<(string Name, bool Female)> Names)
{
    private static readonly Lazy<IReadOnlyDictionary<Domain, Lexicon>> All = new(Make);

    public static Lexicon Of(Domain domain) => All.Value[domain];

    private static Dictionary<Domain, Lexicon> Make()
    {
        var random = RandomStream.For("embedded language", EmbeddedLanguage.Version, "lexicon");
        var topics = new TopicMaker(new WordMaker(random), random);
        var general = topics.Make(scale: 2, withTime: true);
        // Names end in a vowel when female, so that a pronoun can be told from a name never met before.
        var names = Enumerable.Range(0, 60).Select(i => (Name: topics.Name(i % 2 == 0), Female: i % 2 == 0)).ToArray();
        Topic[] narrative = [.. Enumerable.Range(0, 8).Select(_ => topics.Make(scale: 1, withTime: false))];
        Topic[] technical = [.. Enumerable.Range(0, 6).Select(_ => topics.Make(scale: 1, withTime: false))];
        return new Dictionary<Domain, Lexicon>
        {
            [Domain.Base] = new(general, narrative, new(names)),
            [Domain.Shifted] = new(Reordered(general, random), technical, new(Shuffled(names, random))),
        };
    }

    private static Topic Reordered(Topic topic, RandomStream random) => new(
        Enum.GetValues<NounClass>().ToDictionary(noun => noun, noun => new Zipfian<Noun>(Shuffled(topic.Nouns[noun].Items, random))),
        new(Shuffled(topic.Verbs.Items, random)),
        new(Shuffled(topic.Adjectives.Items, random)));

    private static T[] Shuffled<T>(IReadOnlyList<T> items, RandomStream random)
    {
        T[] copy = [.. items];
        random.Shuffle<T>(copy);
        return copy;
    }
}
