using Replication.Data.Corpora;

namespace Replication.Tests.Data.Corpora;

public sealed class StreusleTests
{
    private const string Sentence =
        "# sent_id = r-1\n# text = With my dog\n" +
        "1\tWith\twith\tADP\tIN\t_\t3\tcase\t3:case\t_\t_\tP\twith\tp.Ancillary\tp.Ancillary\t_\t_\t_\tO-P-p.Ancillary\n" +
        "2\tmy\tmy\tPRON\tPRP$\t_\t3\tnmod:poss\t_\t_\t_\tPRON.POSS\tmy\tp.SocialRel\tp.Gestalt\t_\t_\t_\tO-PRON.POSS-p.SocialRel|p.Gestalt\n" +
        "3\tdog\tdog\tNOUN\tNN\t_\t0\troot\t_\t_\t1:1\tN\tdog\tn.ANIMAL\t_\t_\t_\t_\tO-N-n.ANIMAL\n";

    [Test]
    public void Prepositions_come_with_role_and_function()
    {
        using var file = new CorpusFile(Sentence);
        var sentence = ConllulexReader.Read(file.Location).Single();
        PrepositionExample[] prepositions = [.. sentence.Prepositions()];

        Assert.That(prepositions.Select(example => (example.Token, example.Index, example.Role, example.Function)),
            Is.EqualTo(new[] { ("With", 1, "p.Ancillary", "p.Ancillary"), ("my", 2, "p.SocialRel", "p.Gestalt") }));
        Assert.That(prepositions[1].Tokens, Is.EqualTo(new[] { "With", "my", "dog" }));
        Assert.That((sentence.Tokens[2].StrongExpression, sentence.Tokens[2].Supersense, sentence.Tokens[2].Tag), Is.EqualTo(("1:1", "n.ANIMAL", "O-N-n.ANIMAL")));
    }

    [Test]
    public void A_role_without_a_function_is_refused()
    {
        using var file = new CorpusFile(Sentence.Replace("p.SocialRel\tp.Gestalt", "p.SocialRel\t_"));
        file.Refused(ConllulexReader.Read, "line 4: expected a role in column 14 together with a function in column 15");
    }

    [TestCase("id\t1\tWith\tP\tr\tf\tWith dog", "line 1: expected the header")]
    [TestCase("sent_id\ttoken_index\ttoken\tlexcat\trole\tfunction\ttokens\nid\t3\tWith\tP\tr\tf\tWith dog", "line 2: expected the place of 'With'")]
    [TestCase("sent_id\ttoken_index\ttoken\tlexcat\trole\tfunction\ttokens\nid\t2\tWith\tP\tr\tf\tWith dog", "line 2: expected the place of 'With'")]
    [TestCase("sent_id\ttoken_index\ttoken\tlexcat\trole\tfunction\ttokens\nid", "line 2: expected 7 columns")]
    public void A_damaged_table_is_refused(string text, string message)
    {
        using var file = new CorpusFile(text);
        file.Refused(PrepositionReader.Read, message);
    }

    [TestCase("train", 4_553, 46, 38)]
    [TestCase("dev", 462, 40, 36)]
    [TestCase("test", 485, 39, 34)]
    public void The_published_tables_have_their_counts(string split, int rows, int roles, int functions)
    {
        var examples = PrepositionReader.Read(LocalData.Path("streusle", $"snacs_{split}.tsv")).ToArray();

        Assert.That(examples, Has.Length.EqualTo(rows));
        Assert.That(examples.Select(example => example.Role).Distinct().Count(), Is.EqualTo(roles));
        Assert.That(examples.Select(example => example.Function).Distinct().Count(), Is.EqualTo(functions));
        Assert.That(examples.Select(example => example.LexicalCategory).Distinct().Order(StringComparer.Ordinal), Is.EqualTo(new[] { "INF.P", "P", "POSS", "PP", "PRON.POSS" }));
    }

    [TestCase("dev", 554, 5_396)]
    [TestCase("test", 535, 5_381)]
    public void The_published_sentences_give_the_rows_of_the_table(string split, int sentences, int tokens)
    {
        var read = ConllulexReader.Read(LocalData.Path("streusle", $"streusle.ud_{split}.conllulex")).ToArray();
        var table = PrepositionReader.Read(LocalData.Path("streusle", $"snacs_{split}.tsv"));

        Assert.That((read.Length, read.Sum(sentence => sentence.Tokens.Count)), Is.EqualTo((sentences, tokens)));
        Assert.That(read.SelectMany(sentence => sentence.Prepositions()).Select(Key), Is.EqualTo(table.Select(Key)));
    }

    private static string Key(PrepositionExample example) =>
        FormattableString.Invariant($"{example.SentenceId} {example.Index} {example.LexicalCategory} {example.Role} {example.Function} {string.Join(' ', example.Tokens)}");
}
