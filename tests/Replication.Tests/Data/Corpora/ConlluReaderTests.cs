using Replication.Data.Corpora;

namespace Replication.Tests.Data.Corpora;

public sealed class ConlluReaderTests
{
    private const string Sentences = """
        # newdoc
        # sent_id = one
        # text = They don't = go.
        1	They	they	PRON	PRP	Number=Plur	4	nsubj	_	_
        2-3	don't	_	_	_	_	_	_	_	_
        2	do	do	AUX	VBP	_	4	aux	_	_
        3	n't	not	PART	RB	_	4	advmod:neg	_	_
        4	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
        4.1	gone	go	VERB	VB	_	_	_	_	_
        5	.	.	PUNCT	.	_	4	punct	_	_


        1	#	#	SYM	#	_	0	root	_	_
        """;

    [Test]
    public void Sentences_come_with_their_words_heads_and_relations()
    {
        using var file = new CorpusFile(Sentences);
        var sentences = ConlluReader.Read(file.Location).ToArray();

        Assert.That(sentences, Has.Length.EqualTo(2));
        Assert.That((sentences[0].Id, sentences[0].Text), Is.EqualTo(("one", "They don't = go.")));
        Assert.That(sentences[0].Tokens.Select(token => token.Form), Is.EqualTo(new[] { "They", "do", "n't", "go", "." }));
        Assert.That(sentences[0].Tokens.Select(token => token.Head), Is.EqualTo(new[] { 4, 4, 4, 0, 4 }));
        Assert.That(sentences[0].Tokens[2], Is.EqualTo(new SyntacticToken(3, "n't", "not", "PART", "RB", "_", 4, "advmod:neg", "_")));
        Assert.That(sentences[0].Tokens[2].UniversalRelation, Is.EqualTo("advmod"));
        Assert.That(sentences[1].Tokens.Single().Form, Is.EqualTo("#"));
        Assert.That(sentences[1].Id, Is.Empty);
    }

    [Test]
    public void Line_ends_of_Windows_and_a_byte_order_mark_change_nothing()
    {
        using var plain = new CorpusFile(Sentences);
        using var other = new CorpusFile("\uFEFF" + Sentences.Replace("\n", "\r\n"));

        Assert.That(ConlluReader.Read(other.Location).SelectMany(sentence => sentence.Tokens), Is.EqualTo(ConlluReader.Read(plain.Location).SelectMany(sentence => sentence.Tokens)));
    }

    [TestCase("a b", "line 2: expected 10 columns between tabs, found 'a b'")]
    [TestCase("2\ta\ta\tX\tX\t_\t0\troot\t_\t_", "line 2: expected the token index 1, found '2'")]
    [TestCase("1\ta\ta\tX\tX\t_\t_\troot\t_\t_", "line 2: expected the index of the head in column 7")]
    [TestCase("1\ta\ta\tX\tX\t_\t2\troot\t_\t_", "line 2: expected a head from 0 to 1")]
    [TestCase("1\ta\ta\tX\tX\t_\t1\troot\t_\t_", "line 2: expected a head from 0 to 1 other than the token itself")]
    [TestCase("1\ta\ta\tX\tX\t_\t0\t\t_\t_", "line 2: expected a form in column 2 and a relation in column 8")]
    public void A_damaged_row_is_named(string row, string message)
    {
        using var file = new CorpusFile("# sent_id = x\n" + row + "\n");
        file.Refused(ConlluReader.Read, message);
    }

    [Test]
    public void Only_the_sentences_asked_for_are_read()
    {
        using var file = new CorpusFile(Sentences + "\n\nnonsense\n");

        Assert.That(ConlluReader.Read(file.Location).First().Id, Is.EqualTo("one"));
        file.Refused(ConlluReader.Read, "line 15");
    }

    [Test]
    public void A_missing_file_is_named()
    {
        using var file = new CorpusFile("");
        file.Refused(path => ConlluReader.Read(path + ".none"), "cannot be read");
    }

    [TestCase("ud_english_pud/en_pud-ud-test.conllu", 1_000, 21_180, 17, 35, 47)]
    [TestCase("ud_english_ewt/en_ewt-ud-train.conllu", 12_544, 204_577, 17, 36, 51)]
    [TestCase("ud_english_ewt/en_ewt-ud-dev.conllu", 2_001, 25_147, 17, 36, 49)]
    [TestCase("ud_english_ewt/en_ewt-ud-test.conllu", 2_077, 25_094, 17, 34, 49)]
    public void Published_treebanks_have_their_counts(string path, int sentences, int tokens, int tags, int universal, int relations)
    {
        var read = ConlluReader.Read(LocalData.Path(path.Split('/'))).ToArray();
        SyntacticToken[] words = [.. read.SelectMany(sentence => sentence.Tokens)];

        Assert.That((read.Length, words.Length), Is.EqualTo((sentences, tokens)));
        Assert.That(words.Select(word => word.UniversalTag).Distinct().Count(), Is.EqualTo(tags));
        Assert.That(words.Select(word => word.UniversalRelation).Distinct().Count(), Is.EqualTo(universal));
        Assert.That(words.Select(word => word.Relation).Distinct().Count(), Is.EqualTo(relations));
        Assert.That(read.Count(sentence => sentence.Tokens.Count(token => token.Head == 0) != 1), Is.Zero);
    }
}
