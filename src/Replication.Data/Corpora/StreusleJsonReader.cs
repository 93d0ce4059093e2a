using System.Globalization;
using System.Text.Json;

namespace Replication.Data.Corpora;

/// <summary>STREUSLE's .json: the words of a sentence, and its single-word and multiword expressions apart. Source: conllulex2json.py of nert-nlp/streusle.</summary>
public static class StreusleJsonReader
{
    private const string None = "_";

    /// <summary>Sentences in the order of the file; the same records as <see cref="ConllulexReader"/> gives for the other form.</summary>
    /// <exception cref="CorpusException">File, sentence, word and what was expected.</exception>
    public static IEnumerable<LexicalSentence> Read(string path)
    {
        using var document = JsonList.Read(path);
        var place = 0;
        foreach (var row in document.RootElement.EnumerateArray())
            yield return new Reader(row, path, ++place).Sentence();
    }

    private sealed class Reader(JsonElement row, string path, int place)
    {
        private readonly string _name = Text(row, "sent_id") ?? "without sent_id";
        private int _word;

        public LexicalSentence Sentence()
        {
            if (Part(row, "toks") is not { ValueKind: JsonValueKind.Array } list)
                throw Damaged("a list 'toks'");
            JsonElement[] rows = [.. list.EnumerateArray()];
            LexicalToken[] tokens = [.. rows.Select(token => Token(token, rows.Length))];
            return new LexicalSentence(Text(row, "sent_id") ?? "", Text(row, "text") ?? "", tokens);
        }

        private LexicalToken Token(JsonElement token, int count)
        {
            _word++;
            if (Number(token, "#") != _word)
                throw Damaged(FormattableString.Invariant($"the word index {_word} under '#'"));
            if (Number(token, "head") is not { } head || head < 0 || head > count || head == _word)
                throw Damaged(FormattableString.Invariant($"a head from 0 to {count} other than the word itself"));
            var syntax = new SyntacticToken(
                _word, Needed(token, "word"), Needed(token, "lemma"), Needed(token, "upos"), Text(token, "xpos") ?? None, Text(token, "feats") ?? None,
                head, Needed(token, "deprel"), Text(token, "misc") ?? None);
            var (strong, weak) = (Membership(token, "smwe"), Membership(token, "wmwe"));
            // The first word of an expression carries its labels, the others none.
            var expression = strong is null ? Expression("swes", _word) : strong is (var number, 1) ? Expression("smwes", number) : (JsonElement?)null;
            var (role, function) = (Text(expression, "ss") ?? None, Text(expression, "ss2") ?? None);
            if (role.StartsWith("p.", StringComparison.Ordinal) != function.StartsWith("p.", StringComparison.Ordinal))
                throw Damaged($"a role under 'ss' together with a function under 'ss2', not {role} with {function}");
            return new LexicalToken(
                syntax, Written(strong), expression is null ? None : Needed(expression, "lexcat"), expression is null ? None : Needed(expression, "lexlemma"),
                role, function, Written(weak), Needed(token, "lextag"));
        }

        private JsonElement Expression(string kind, int number) => Part(Part(row, kind), number.ToString(CultureInfo.InvariantCulture)) is { ValueKind: JsonValueKind.Object } found
            ? found
            : throw Damaged(FormattableString.Invariant($"an expression {number} under '{kind}'"));

        private (int Number, int Place)? Membership(JsonElement token, string kind)
        {
            if (Part(token, kind) is not { } pair || pair.ValueKind == JsonValueKind.Null)
                return null;
            return pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2 && Whole(pair[0]) is { } number && Whole(pair[1]) is { } at
                ? (number, at)
                : throw Damaged($"the number of an expression and a place in it under '{kind}'");
        }

        private string Needed(JsonElement? part, string name) => Text(part, name) is { Length: > 0 } text ? text : throw Damaged($"a text '{name}'");

        private CorpusException Damaged(string expected) => new(FormattableString.Invariant(
            $"The corpus file {path} is damaged at sentence {place} ({_name}){(_word == 0 ? "" : FormattableString.Invariant($", word {_word}"))}: expected {expected}; fetch it again."));

        private static string Written((int Number, int Place)? membership) => membership is var (number, at) ? FormattableString.Invariant($"{number}:{at}") : None;

        private static JsonElement? Part(JsonElement? whole, string name) =>
            whole is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var part) ? part : null;

        private static string? Text(JsonElement? whole, string name) => Part(whole, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

        private static int? Number(JsonElement whole, string name) => Part(whole, name) is { } part ? Whole(part) : null;

        private static int? Whole(JsonElement part) => part.ValueKind == JsonValueKind.Number && part.TryGetInt32(out var number) ? number : null;
    }
}
