namespace Replication.Data.Language;

/// <summary>Regular English inflection by spelling.</summary>
internal static class Morphology
{
    /// <summary>Plural of a noun, or third person singular of a verb.</summary>
    public static string WithS(string stem)
    {
        if (EndsInConsonantAndY(stem))
            return stem[..^1] + "ies";
        var hisses = stem[^1] is 's' or 'x' or 'z' || stem.EndsWith("ch", StringComparison.Ordinal) || stem.EndsWith("sh", StringComparison.Ordinal);
        return stem + (hisses ? "es" : "s");
    }

    public static string Past(string stem) =>
        stem[^1] == 'e' ? stem + "d" : EndsInConsonantAndY(stem) ? stem[..^1] + "ied" : stem + "ed";

    public static string Progressive(string stem) =>
        stem[^1] == 'e' && stem[^2] != 'e' ? stem[..^1] + "ing" : stem + "ing";

    public static string Adverb(string adjective) =>
        EndsInConsonantAndY(adjective) ? adjective[..^1] + "ily"
        : adjective.EndsWith("ic", StringComparison.Ordinal) ? adjective + "ally" : adjective + "ly";

    public static string Form(Noun noun, Number number) => number == Number.Plural ? WithS(noun.Stem) : noun.Stem;

    public static string Finite(string stem, Tense tense, Number number) =>
        tense == Tense.Past ? Past(stem) : number == Number.Singular ? WithS(stem) : stem;

    public static string Be(Tense tense, Number number) => (tense, number) switch
    {
        (Tense.Present, Number.Singular) => "is",
        (Tense.Present, _) => "are",
        (_, Number.Singular) => "was",
        _ => "were",
    };

    public static string Have(Tense tense, Number number) => tense == Tense.Past ? "had" : number == Number.Singular ? "has" : "have";

    public static string Do(Tense tense, Number number) => tense == Tense.Past ? "did" : number == Number.Singular ? "does" : "do";

    private static bool EndsInConsonantAndY(string stem) => stem[^1] == 'y' && !"aeiou".Contains(stem[^2]);
}
