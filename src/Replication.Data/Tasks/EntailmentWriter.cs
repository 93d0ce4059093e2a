using Replication.Data.Language;
using Replication.Random;

namespace Replication.Data.Tasks;

/// <summary>
/// Writes pairs of a text and a statement. A statement follows from another when it says less: without an adjective or a place,
/// with a more general noun, or the same in the other voice. Under negation it is the other way round. One sentence of the text
/// is about the statement's event; often another is about something else, with words that the statement may borrow.
/// </summary>
internal static class EntailmentWriter
{
    public static LabelledExample Write(RandomStream random)
    {
        var label = random.Any("entailment", "neutral", "contradiction");
        var facts = new FactMaker(new Phrases(random));
        var other = random.Chance(0.3) ? facts.Other() : null;
        var first = random.Chance(0.7);
        var (premise, hypothesis) = label switch
        {
            "entailment" => facts.Related(first, first),
            "contradiction" => facts.Related(first, !first),
            _ when random.Chance(0.4) => facts.Converse(first, random.Chance(0.5)),
            _ => facts.Unrelated(first, random.Chance(0.5), other),
        };
        Fact[] said = other is null ? [premise] : random.Chance(0.5) ? [premise, other] : [other, premise];
        return new LabelledExample([.. said.Select(facts.Write)], [facts.Write(hypothesis)], label);
    }
}
