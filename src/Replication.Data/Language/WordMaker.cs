using Replication.Random;

namespace Replication.Data.Language;

/// <summary>Makes new stems from syllables; no stem is made twice, and none is a function word.</summary>
internal sealed class WordMaker(RandomStream random)
{
    private static readonly string[] Onsets =
    [
        "b", "c", "d", "f", "g", "h", "j", "l", "m", "p", "r", "s", "t", "v", "w", "", "b", "d", "l", "m", "r", "s", "t",
        "bl", "br", "cl", "cr", "dr", "fl", "gl", "gr", "pl", "pr", "st", "str", "th", "tr", "sw",
    ];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "a", "e", "o", "ai", "ea", "oa"];

    private static readonly string[] Codas = ["n", "l", "r", "d", "m", "n", "l", "r", "nd", "lt", "rk", "st", "mp", "rm", "sh", "rn", "lk"];

    private static readonly string[] Middles = ["", "", "", "", "n", "l", "r", "m"];

    private readonly HashSet<string> _used = new(FunctionWords.All, StringComparer.Ordinal);

    /// <summary>A new stem of so many syllables, with one of the endings where any are given.</summary>
    public string Make(int syllables, params ReadOnlySpan<string> endings)
    {
        while (true)
        {
            var word = "";
            for (var i = 0; i < syllables; i++)
                word += random.Any(Onsets) + random.Any(Vowels) + (i == syllables - 1 ? random.Any(Codas) : random.Any(Middles));
            var root = word.Length;
            if (endings.Length > 0)
                word += random.Any(endings);
            if (root >= 3 && word.Length >= 4 && _used.Add(word))
                return word;
        }
    }
}
