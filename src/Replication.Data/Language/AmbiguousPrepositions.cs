using Replication.Random;
using static Replication.Data.Language.PrepositionSense;

namespace Replication.Data.Language;

/// <summary>
/// The prepositions of the labelled tasks: the words of <see cref="Prepositions"/>, each in more senses. What a preposition says by
/// itself depends here on its object too, "by the field" naming a place and "by the baker" someone who acts.
/// </summary>
internal static class AmbiguousPrepositions
{
    private static readonly Dictionary<PrepositionSense, (string Word, PrepositionSense Function)[]> Words = new()
    {
        [Locus] = [("in", Locus), ("on", Locus), ("at", Locus), ("by", Locus), ("over", Locus), ("about", Locus), ("through", Locus)],
        [Goal] = [("to", Goal), ("into", Goal), ("for", Goal), ("on", Locus), ("over", Goal)],
        [Source] = [("from", Source), ("from", Source), ("of", Source)],
        [Time] = [("in", Time), ("on", Time), ("at", Time), ("over", Time), ("for", Time), ("by", Time), ("through", Time), ("from", Source)],
        [Instrument] = [("with", Instrument), ("by", Instrument), ("through", Goal), ("on", Locus), ("from", Source)],
        [Companion] = [("with", Companion), ("with", Companion), ("by", Locus)],
        [Gestalt] = [("of", Gestalt), ("of", Gestalt), ("with", Gestalt), ("in", Locus), ("to", Goal), ("from", Source)],
        [PrepositionSense.Topic] = [("about", PrepositionSense.Topic), ("on", PrepositionSense.Topic), ("over", PrepositionSense.Topic), ("of", PrepositionSense.Topic), ("in", Locus), ("for", Beneficiary)],
        [Beneficiary] = [("for", Beneficiary), ("for", Beneficiary), ("to", Goal)],
        [Recipient] = [("to", Recipient), ("to", Recipient), ("for", Beneficiary), ("into", Goal)],
        [Manner] = [("with", Manner), ("in", Manner), ("without", Manner), ("by", Instrument), ("with", Companion)],
        [Agent] = [("by", Agent), ("by", Agent), ("from", Source), ("through", Instrument)],
    };

    /// <summary>Senses that some preposition has by itself, in the order of the senses.</summary>
    public static IReadOnlyList<string> Functions { get; } =
        [.. Enum.GetValues<PrepositionSense>().Where(sense => Words.Values.Any(words => words.Any(entry => entry.Function == sense))).Select(sense => sense.ToString())];

    public static (string Word, PrepositionSense Function) Draw(PrepositionSense role, RandomStream random) => random.Any(Words[role]);
}
