using Replication.Data.Language;
using Replication.Data.Tasks;

namespace Replication.Tests.Data.Tasks;

/// <summary>Reads facts off trees and compares what they say.</summary>
internal static class EntailmentOracle
{
    public static string Label(LabelledExample example)
    {
        var asked = Read(example.SecondSentences.Single());
        string[] each = [.. example.Sentences.Select(sentence => Compare(Read(sentence), asked)).Where(label => label != "neutral")];
        return each switch { [] => "neutral", [var only] => only, _ => "undecided" };
    }

    private static string Compare(Event said, Event asked)
    {
        var follows = said.Positive ? Covers(asked, said) : Covers(said, asked);
        return !follows ? "neutral" : said.Positive == asked.Positive ? "entailment" : "contradiction";
    }

    /// <summary>Every event of the second kind is one of the first.</summary>
    private static bool Covers(Event wide, Event narrow) => wide.Verb == narrow.Verb && wide.Agent == narrow.Agent
        && Covers(wide.Patient, narrow.Patient) && (wide.Place is null || (narrow.Place is not null && Covers(wide.Place, narrow.Place)));

    private static bool Covers(Thing wide, Thing narrow) =>
        (wide.Adjective is null || wide.Adjective == narrow.Adjective)
        && (wide.Word == narrow.Word || (wide.Class is { } noun && narrow.Class == noun && Hypernyms.Of(noun).Stem == wide.Word));

    private static Event Read(LabelledSentence sentence)
    {
        var root = Tree.Root(sentence);
        var passive = root.Child(Relation.PassiveSubject);
        var obliques = root.Children.Where(child => child.Token.Relation == Relation.Oblique).ToArray();
        var agent = passive is null ? root.Child(Relation.Subject)! : obliques.Single(child => child.Has("by"));
        var place = obliques.FirstOrDefault(child => child.Has("near"));
        return new Event(
            !root.Has("not") && passive?.Has("no") != true, Words.Verb(root.Token), agent.Word, Describe(passive ?? root.Child(Relation.Object)!), place is null ? null : Describe(place));
    }

    private static Thing Describe(Tree phrase) => new(
        phrase.Word, phrase.Token.PartOfSpeech == PartOfSpeech.ProperNoun ? null : Words.Noun(phrase.Token).Class, phrase.Child(Relation.AdjectivalModifier)?.Word);

    private sealed record Thing(string Word, NounClass? Class, string? Adjective);

    private sealed record Event(bool Positive, Verb Verb, string Agent, Thing Patient, Thing? Place);
}
