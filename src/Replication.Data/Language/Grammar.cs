using Replication.Random;

namespace Replication.Data.Language;

/// <summary>Writes one document: its topic, its cast and its sentences.</summary>
internal sealed partial class Grammar
{
    private readonly Lexicon _lexicon;
    private readonly ConstructionRates _rates;
    private readonly RandomStream _random;
    private readonly Func<PrepositionSense, RandomStream, (string Word, PrepositionSense Function)> _drawPreposition;
    private readonly Topic _topic;
    private readonly Topic _sideTopic;
    private readonly Character[] _cast;
    private readonly Tense _usualTense;
    private Tense _tense;
    private Character? _inFocus;

    /// <param name="lexicon">Words to choose from.</param>
    /// <param name="rates">How often each construction is chosen.</param>
    /// <param name="random">Decides everything.</param>
    /// <param name="ambiguous">Prepositions in more senses, for the tasks that ask for them.</param>
    public Grammar(Lexicon lexicon, ConstructionRates rates, RandomStream random, bool ambiguous = false)
    {
        (_lexicon, _rates, _random) = (lexicon, rates, random);
        _drawPreposition = ambiguous ? AmbiguousPrepositions.Draw : Prepositions.Draw;
        _topic = random.Any([.. lexicon.Topics]);
        _sideTopic = random.Any([.. lexicon.Topics]);
        _usualTense = random.Chance(rates.PastDocument) ? Tense.Past : Tense.Present;
        _cast = [.. Enumerable.Range(0, 2 + random.NextInt32(2)).Select(_ => NewCharacter())];
    }

    public LabelledDocument Document()
    {
        var sentences = new LabelledSentence[5 + _random.NextInt32(8)];
        for (var i = 0; i < sentences.Length; i++)
        {
            _tense = _random.Chance(_rates.OtherTense) ? Other(_usualTense) : _usualTense;
            sentences[i] = Linearisation.Write(Sentence());
        }

        return new LabelledDocument(sentences);
    }

    private static Tense Other(Tense tense) => tense == Tense.Past ? Tense.Present : Tense.Past;

    private Character NewCharacter()
    {
        var (name, female) = _lexicon.Names.Draw(_random);
        return new Character(name, female, DrawNoun(NounClass.Person));
    }

    private Topic DrawTopic() => _random.NextDouble() switch
    {
        < 0.55 => _topic,
        < 0.7 => _sideTopic,
        _ => _lexicon.General,
    };

    private Noun DrawNoun(NounClass noun) => (noun == NounClass.Time ? _lexicon.General : DrawTopic()).Nouns[noun].Draw(_random);

    private string DrawAdjective() => DrawTopic().Adjectives.Draw(_random);

    /// <summary>A verb that is required to fit, and that is also wanted where a dozen draws find one.</summary>
    private Verb DrawVerb(Func<Verb, bool> required, Func<Verb, bool>? wanted = null)
    {
        for (var attempt = 0; ; attempt++)
        {
            var verb = DrawTopic().Verbs.Draw(_random);
            if (required(verb) && (wanted is null || attempt >= 12 || wanted(verb)))
                return verb;
        }
    }
}
