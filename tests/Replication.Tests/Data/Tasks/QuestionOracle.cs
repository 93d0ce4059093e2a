using Replication.Data.Language;

namespace Replication.Tests.Data.Tasks;

/// <summary>Reads the class of a question off its tree and the word classes of the lexicon.</summary>
internal static class QuestionOracle
{
    public static string Fine(LabelledSentence sentence)
    {
        var root = Tree.Root(sentence);
        if (root.Token.PartOfSpeech == PartOfSpeech.Adjective)
            return root.Has("how") ? "DESCRIPTION:quality" : "TRUTH:state";
        if (root.Token.PartOfSpeech == PartOfSpeech.Noun)
            return "TRUTH:place";
        foreach (var child in root.Children)
        {
            if (child.Token.Relation is Relation.Subject or Relation.Object or Relation.Oblique && Asked(child, Words.Verb(root.Token)) is { } asked)
                return asked;
            if (child.Token.Relation == Relation.AdverbialModifier && Adverb(child.Word, Words.Verb(root.Token)) is { } adverb)
                return adverb;
        }

        return root.Has("can") ? "TRUTH:ability" : "TRUTH:event";
    }

    private static string? Adverb(string word, Verb verb) => (word, verb.Frame) switch
    {
        ("when", _) => "QUANTITY:time",
        ("how", _) => "DESCRIPTION:manner",
        ("why", _) => "DESCRIPTION:reason",
        ("where", VerbFrame.Motion) => verb.Adjunct == PrepositionSense.Goal ? "PLACE:goal" : "PLACE:source",
        ("where", _) => "PLACE:location",
        _ => null,
    };

    private static string? Asked(Tree phrase, Verb verb)
    {
        if (phrase.Has("many"))
            return $"QUANTITY:{(Words.Noun(phrase.Token).Class switch { NounClass.Person => "people", NounClass.Animal => "animals", _ => "things" })}";
        if (phrase.Word is not ("who" or "what") && !phrase.Has("which") && !phrase.Has("what"))
            return null;
        NounClass? known = phrase.Word == "who" ? NounClass.Person : phrase.Word == "what" ? null : Words.Noun(phrase.Token).Class;
        return (phrase.Token.Relation, phrase.Child(Relation.Case)?.Word) switch
        {
            (Relation.Oblique, "to") => "PERSON:recipient",
            (Relation.Oblique, "for") => "PERSON:beneficiary",
            (Relation.Oblique, "about") => "DESCRIPTION:topic",
            (Relation.Oblique, _) => known == NounClass.Person ? "PERSON:companion" : "ENTITY:instrument",
            (Relation.Subject, _) => Entity(known ?? verb.Subject, "agent"),
            _ => Entity(known ?? verb.Object, "patient"),
        };
    }

    private static string Entity(NounClass noun, string person) => noun switch
    {
        NounClass.Person => $"PERSON:{person}",
        NounClass.Animal => "ENTITY:animal",
        NounClass.Thing => "ENTITY:thing",
        NounClass.Substance => "ENTITY:substance",
        NounClass.Place => "PLACE:object",
        _ => "ENTITY:idea",
    };
}
