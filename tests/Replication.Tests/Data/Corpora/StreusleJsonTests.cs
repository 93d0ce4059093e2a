using System.Globalization;
using System.Text.Json;
using Replication.Data.Corpora;

namespace Replication.Tests.Data.Corpora;

public sealed class StreusleJsonTests
{
    private const string Sentence = """
        [{"sent_id": "r-1", "text": "At all times", "streusle_sent_id": "x", "mwe": "At_all times",
          "toks": [
            {"#": 1, "word": "At", "lemma": "at", "upos": "ADP", "xpos": "IN", "feats": null, "head": 3, "deprel": "case", "edeps": "3:case", "misc": null, "smwe": [1, 1], "wmwe": null, "lextag": "B-P-p.Time"},
            {"#": 2, "word": "all", "lemma": "all", "upos": "DET", "xpos": "DT", "feats": null, "head": 3, "deprel": "det", "edeps": null, "misc": null, "smwe": [1, 2], "wmwe": null, "lextag": "I_"},
            {"#": 3, "word": "times", "lemma": "time", "upos": "NOUN", "xpos": "NNS", "feats": "Number=Plur", "head": 0, "deprel": "root", "edeps": null, "misc": "SpaceAfter=No", "smwe": null, "wmwe": [2, 1], "lextag": "O-N-n.TIME"}],
          "etoks": [],
          "swes": {"3": {"lexlemma": "time", "lexcat": "N", "ss": "n.TIME", "ss2": null, "toknums": [3]}},
          "smwes": {"1": {"lexlemma": "at all", "lexcat": "P", "ss": "p.Time", "ss2": "p.Locus", "toknums": [1, 2]}},
          "wmwes": {}}]
        """;

    [Test]
    public void The_words_of_an_expression_share_its_labels_at_the_first()
    {
        using var file = new CorpusFile(Sentence);
        var sentence = StreusleJsonReader.Read(file.Location).Single();

        Assert.That((sentence.Id, sentence.Text), Is.EqualTo(("r-1", "At all times")));
        Assert.That(sentence.Tokens, Is.EqualTo(new[]
        {
            new LexicalToken(new SyntacticToken(1, "At", "at", "ADP", "IN", "_", 3, "case", "_"), "1:1", "P", "at all", "p.Time", "p.Locus", "_", "B-P-p.Time"),
            new LexicalToken(new SyntacticToken(2, "all", "all", "DET", "DT", "_", 3, "det", "_"), "1:2", "_", "_", "_", "_", "_", "I_"),
            new LexicalToken(new SyntacticToken(3, "times", "time", "NOUN", "NNS", "Number=Plur", 0, "root", "SpaceAfter=No"), "_", "N", "time", "n.TIME", "_", "2:1", "O-N-n.TIME"),
        }));
        Assert.That(sentence.Prepositions().Single().Function, Is.EqualTo("p.Locus"));
    }

    [TestCase("\"#\": 2", "\"#\": 5", "sentence 1 (r-1), word 2: expected the word index 2 under '#'")]
    [TestCase("\"head\": 0", "\"head\": 4", "word 3: expected a head from 0 to 3")]
    [TestCase("\"smwe\": [1, 1]", "\"smwe\": [2, 1]", "word 1: expected an expression 2 under 'smwes'")]
    [TestCase("\"smwe\": [1, 1]", "\"smwe\": [1]", "word 1: expected the number of an expression and a place in it under 'smwe'")]
    [TestCase("\"ss2\": \"p.Locus\"", "\"ss2\": null", "word 1: expected a role under 'ss' together with a function under 'ss2', not p.Time with _")]
    [TestCase("\"lexcat\": \"N\"", "\"lexcat\": 1", "word 3: expected a text 'lexcat'")]
    [TestCase("\"toks\"", "\"tokens\"", "sentence 1 (r-1): expected a list 'toks'")]
    [TestCase("\"wmwes\": {}}]", "\"wmwes\": {}", "line 10: expected JSON")]
    public void A_damaged_file_is_refused_with_its_place(string right, string wrong, string message)
    {
        using var file = new CorpusFile(Sentence.Replace(right, wrong));
        file.Refused(StreusleJsonReader.Read, message);
    }

    [TestCase("dev")]
    [TestCase("test")]
    public void The_published_sentences_read_the_same_from_both_forms(string split)
    {
        var json = StreusleJsonReader.Read(LocalData.Path("streusle", $"streusle.ud_{split}.json"));
        Same(json, ConllulexReader.Read(LocalData.Path("streusle", $"streusle.ud_{split}.conllulex")));
    }

    [TestCase("dev")]
    [TestCase("test")]
    public void The_published_sentences_read_the_same_after_conversion(string split)
    {
        var sentences = ConllulexReader.Read(LocalData.Path("streusle", $"streusle.ud_{split}.conllulex")).ToArray();
        using var file = new CorpusFile(JsonSerializer.Serialize(sentences.Select(Converted)));

        Same(StreusleJsonReader.Read(file.Location), sentences);
    }

    private static void Same(IEnumerable<LexicalSentence> read, IEnumerable<LexicalSentence> expected)
    {
        Assert.That(read.Select(sentence => (sentence.Id, sentence.Text)), Is.EqualTo(expected.Select(sentence => (sentence.Id, sentence.Text))));
        Assert.That(read.SelectMany(sentence => sentence.Tokens), Is.EqualTo(expected.SelectMany(sentence => sentence.Tokens)));
    }

    // As conllulex2json.py consolidates the columns.
    private static Dictionary<string, object?> Converted(LexicalSentence sentence)
    {
        Dictionary<string, object?> Expressions(Func<LexicalToken, bool> begins, Func<LexicalToken, string> number) => sentence.Tokens.Where(begins).ToDictionary(number, token => (object?)new Dictionary<string, object?>
        {
            ["lexlemma"] = token.LexicalLemma, ["lexcat"] = token.LexicalCategory, ["ss"] = Known(token.Supersense), ["ss2"] = Known(token.Function),
        });

        return new Dictionary<string, object?>
        {
            ["sent_id"] = sentence.Id,
            ["text"] = sentence.Text,
            ["toks"] = sentence.Tokens.Select(token => new Dictionary<string, object?>
            {
                ["#"] = token.Syntax.Index, ["word"] = token.Syntax.Form, ["lemma"] = token.Syntax.Lemma, ["upos"] = token.Syntax.UniversalTag, ["xpos"] = Known(token.Syntax.LanguageTag),
                ["feats"] = Known(token.Syntax.Features), ["head"] = token.Syntax.Head, ["deprel"] = token.Syntax.Relation, ["misc"] = Known(token.Syntax.Remarks),
                ["smwe"] = Pair(token.StrongExpression), ["wmwe"] = Pair(token.WeakExpression), ["lextag"] = token.Tag,
            }).ToArray(),
            ["swes"] = Expressions(token => token.StrongExpression == "_", token => token.Syntax.Index.ToString(CultureInfo.InvariantCulture)),
            ["smwes"] = Expressions(token => token.StrongExpression.EndsWith(":1", StringComparison.Ordinal), token => token.StrongExpression.Split(':')[0]),
        };

        static string? Known(string column) => column == "_" ? null : column;

        static int[]? Pair(string column) => column == "_" ? null : [.. column.Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
    }
}
