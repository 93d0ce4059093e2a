namespace Replication.Tests.Data.Tokenizers;

/// <summary>Texts on which tokenizers have failed.</summary>
internal static class AdversarialTexts
{
    public static IEnumerable<string> All =>
    [
        "", " ", "  ", "\n", "\t\t", " \n \r\n  \t x", "trailing   ", "   leading", "a  b   c\n\n\nd",
        "it's we'll I'D they'Re 'tis 's", "2024 12345678 ½ ²³ Ⅷ ٣٤٥ 𝟘𝟙𝟚",
        "漢字と仮名、句読点。한국어 中文字符没有空格", "\U00020000\U0002A6DF rare ideographs", "𝒜𝓁𝓅𝒽𝒶 𐐷𐑊 letters beyond",
        "👩‍👩‍👧‍👦 family 🇩🇪 flag 👍🏽 tone", "e\u0301 a\u0328\u0301 combining q\u0323\u0307", "مرحبا بالعالم שלום עולם",
        "\u200Bzero\u200Dwidth\uFEFFmark \u202Eright to left\u202C", "\0\u0001\u0007\u001B[31m\u007F\u0085\u009F", "\u00A0\u1680\u2003\u2028\u2029\u3000spaces",
        "x=3.14159+2; // \"quoted\" (nested [brackets]) {%}", "\uFFFD\uFFFF\u0FFF", "ǅ ß İ ı ſ K",
    ];
}
