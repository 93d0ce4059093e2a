using Replication.Random;

namespace Replication.Data.Language;

/// <summary>
/// Which prepositions express which sense, and which nouns they take. One preposition serves several senses, and what it
/// says by itself (its function) is not always what its phrase means (its role): "on" names a place even in "a talk on justice".
/// </summary>
internal static class Prepositions
{
    private static readonly Dictionary<PrepositionSense, (string Word, PrepositionSense Function)[]> Words = new()
    {
        [PrepositionSense.Locus] = [("in", PrepositionSense.Locus), ("on", PrepositionSense.Locus), ("at", PrepositionSense.Locus), ("near", PrepositionSense.Locus), ("under", PrepositionSense.Locus)],
        [PrepositionSense.Goal] = [("to", PrepositionSense.Goal), ("into", PrepositionSense.Goal), ("toward", PrepositionSense.Goal), ("for", PrepositionSense.Beneficiary)],
        [PrepositionSense.Source] = [("from", PrepositionSense.Source)],
        [PrepositionSense.Time] = [("in", PrepositionSense.Locus), ("on", PrepositionSense.Time), ("at", PrepositionSense.Time), ("during", PrepositionSense.Time), ("before", PrepositionSense.Time), ("after", PrepositionSense.Time)],
        [PrepositionSense.Instrument] = [("with", PrepositionSense.Instrument), ("with", PrepositionSense.Instrument), ("by", PrepositionSense.Agent), ("through", PrepositionSense.Goal)],
        [PrepositionSense.Companion] = [("with", PrepositionSense.Companion)],
        [PrepositionSense.Gestalt] = [("of", PrepositionSense.Gestalt)],
        [PrepositionSense.Topic] = [("about", PrepositionSense.Topic), ("about", PrepositionSense.Topic), ("on", PrepositionSense.Locus), ("over", PrepositionSense.Locus)],
        [PrepositionSense.Beneficiary] = [("for", PrepositionSense.Beneficiary)],
        [PrepositionSense.Recipient] = [("to", PrepositionSense.Goal)],
        [PrepositionSense.Manner] = [("with", PrepositionSense.Companion), ("in", PrepositionSense.Locus), ("without", PrepositionSense.Companion)],
        [PrepositionSense.Agent] = [("by", PrepositionSense.Agent)],
    };

    public static (string Word, PrepositionSense Function) Draw(PrepositionSense role, RandomStream random) => random.Any(Words[role]);

    public static NounClass ObjectClass(PrepositionSense role, RandomStream random) => role switch
    {
        PrepositionSense.Locus => random.Any(NounClass.Place, NounClass.Place, NounClass.Thing),
        PrepositionSense.Goal or PrepositionSense.Source => NounClass.Place,
        PrepositionSense.Time => NounClass.Time,
        PrepositionSense.Instrument => NounClass.Thing,
        PrepositionSense.Companion => random.Any(NounClass.Person, NounClass.Animal),
        PrepositionSense.Gestalt => random.Any(NounClass.Person, NounClass.Thing, NounClass.Substance, NounClass.Place),
        PrepositionSense.Topic => random.Any(NounClass.Abstract, NounClass.Abstract, NounClass.Person),
        PrepositionSense.Manner => NounClass.Abstract,
        _ => NounClass.Person,
    };

    /// <summary>Senses that may modify a noun of a class.</summary>
    public static PrepositionSense OfNoun(NounClass modified, RandomStream random) => modified switch
    {
        NounClass.Abstract => random.Any(PrepositionSense.Topic, PrepositionSense.Gestalt),
        NounClass.Person or NounClass.Animal => random.Any(PrepositionSense.Locus, PrepositionSense.Source, PrepositionSense.Companion),
        NounClass.Time => PrepositionSense.Gestalt,
        _ => random.Any(PrepositionSense.Gestalt, PrepositionSense.Gestalt, PrepositionSense.Locus, PrepositionSense.Source, PrepositionSense.Beneficiary),
    };
}
