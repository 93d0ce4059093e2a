using System.Globalization;
using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>
/// Unicode's canonical decomposition (NFD) and composition (NFC), as in annex 15 of the standard. The runtime's own
/// leaves text as it is when globalisation is invariant, which this project asks for.
/// </summary>
internal static class CanonicalForm
{
    private const int HangulBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int Vowels = 21;
    private const int Trails = 28;
    private const int Syllables = 19 * Vowels * Trails;
    private static readonly Dictionary<int, int[]> Decompositions = [];
    private static readonly Dictionary<(int, int), int> Compositions = [];
    private static readonly Dictionary<int, byte> Classes = [];

    static CanonicalForm()
    {
        foreach (var entry in CanonicalTables.Decompositions.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.TrimEnd('!').Split('=', '+').Select(Hexadecimal).ToArray();
            Decompositions[parts[0]] = parts[1..];
            if (!entry.EndsWith('!'))
                Compositions[(parts[1], parts[2])] = parts[0];
        }

        foreach (var entry in CanonicalTables.CombiningClasses.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split('=');
            var range = parts[0].Split('-').Select(Hexadecimal).ToArray();
            for (var character = range[0]; character <= range[^1]; character++)
                Classes[character] = byte.Parse(parts[1], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>NFD. Lone surrogates become U+FFFD.</summary>
    public static string Decompose(string text) => Ascii.IsValid(text) ? text : Write(Decomposed(text));

    /// <summary>NFC. Lone surrogates become U+FFFD.</summary>
    public static string Compose(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var characters = Decomposed(text);
        var kept = 0;
        var starter = -1;
        var lastClass = 0;
        for (var at = 0; at < characters.Count; at++)
        {
            var character = characters[at];
            var ownClass = ClassOf(character);
            var blocked = starter < 0 || (lastClass >= ownClass && kept - 1 > starter);
            if (!blocked && Pair(characters[starter], character) is { } joined)
            {
                characters[starter] = joined;
                continue;
            }

            if (ownClass == 0)
                starter = kept;
            lastClass = ownClass;
            characters[kept++] = character;
        }

        return Write(characters.GetRange(0, kept));
    }

    private static int Hexadecimal(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static byte ClassOf(int character) => Classes.GetValueOrDefault(character);

    private static List<int> Decomposed(string text)
    {
        var characters = new List<int>(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            Append(rune.Value, characters);
        // Runs of marks are put in the order of their classes; a stable sort keeps equal ones as they were.
        for (var at = 0; at < characters.Count; at++)
        {
            var end = at;
            while (end < characters.Count && ClassOf(characters[end]) != 0)
                end++;
            if (end - at > 1)
            {
                int[] sorted = [.. characters.GetRange(at, end - at).OrderBy(ClassOf)];
                for (var i = 0; i < sorted.Length; i++)
                    characters[at + i] = sorted[i];
            }

            at = Math.Max(at, end - 1);
        }

        return characters;
    }

    private static void Append(int character, List<int> characters)
    {
        var syllable = character - HangulBase;
        if (syllable is >= 0 and < Syllables)
        {
            characters.Add(LeadBase + (syllable / (Vowels * Trails)));
            characters.Add(VowelBase + (syllable % (Vowels * Trails) / Trails));
            if (syllable % Trails != 0)
                characters.Add(TrailBase + (syllable % Trails));
        }
        else if (character >= 0xC0 && Decompositions.TryGetValue(character, out var parts))
        {
            foreach (var part in parts)
                Append(part, characters);
        }
        else
        {
            characters.Add(character);
        }
    }

    private static int? Pair(int first, int second)
    {
        if (first - LeadBase is >= 0 and < 19 && second - VowelBase is >= 0 and < Vowels)
            return HangulBase + ((((first - LeadBase) * Vowels) + second - VowelBase) * Trails);
        if (first - HangulBase is >= 0 and < Syllables && (first - HangulBase) % Trails == 0 && second - TrailBase is > 0 and < Trails)
            return first + second - TrailBase;
        return Compositions.TryGetValue((first, second), out var joined) ? joined : null;
    }

    private static string Write(List<int> characters)
    {
        var text = new StringBuilder(characters.Count);
        foreach (var character in characters)
            text.Append(new Rune(character));
        return text.ToString();
    }
}
