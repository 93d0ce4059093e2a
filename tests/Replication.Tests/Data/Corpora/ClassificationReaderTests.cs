using System.Text;
using Replication.Data;
using Replication.Data.Corpora;

namespace Replication.Tests.Data.Corpora;

public sealed class ClassificationReaderTests
{
    private static readonly string[] Binary = ["0", "1"];

    [Test]
    public void A_question_has_a_coarse_and_a_fine_class()
    {
        // 0xE9 is é in ISO-8859-1, and no UTF-8.
        using var file = new CorpusFile([.. "NUM:dist How far : is it ?\nHUM:ind Who is Andr"u8, 0xE9, .. " ?\n"u8]);

        Assert.That(QuestionReader.Read(file.Location), Is.EqualTo(new[] { new Question("NUM", "dist", "How far : is it ?"), new Question("HUM", "ind", "Who is André ?") }));
        Assert.That(QuestionReader.Read(file.Location).First().Label, Is.EqualTo("NUM:dist"));
    }

    [TestCase("NUM:dist")]
    [TestCase("WHAT:dist How far ?")]
    [TestCase("NUM How far ?")]
    [TestCase("NUM: How far ?")]
    public void A_question_without_its_classes_is_refused(string line)
    {
        using var file = new CorpusFile("LOC:city Where ?\n" + line + "\n");
        file.Refused(QuestionReader.Read, "line 2: expected COARSE:fine and a question");
    }

    [Test]
    public void Text_that_is_not_UTF8_is_named_with_its_line()
    {
        using var file = new CorpusFile([.. "good\t1\nbad"u8, 0xE9, .. "\t0\n"u8]);
        file.Refused(path => SentimentReader.LabelLast(path, Binary), "line 2: expected UTF-8 text");
    }

    [Test]
    public void Labels_stand_last_or_first()
    {
        using var last = new CorpusFile("Wow\tthere... \t1\n\u0085 odd\t0\n");
        using var first = new CorpusFile("1 a fine film \n0 dull");

        Assert.That(SentimentReader.LabelLast(last.Location, Binary), Is.EqualTo(new[] { new LabelledText("Wow\tthere...", null, "1"), new LabelledText("odd", null, "0") }));
        Assert.That(SentimentReader.LabelFirst(first.Location, CorpusEncoding.Utf8, Binary), Is.EqualTo(new[] { new LabelledText("a fine film", null, "1"), new LabelledText("dull", null, "0") }));
        last.Refused(path => SentimentReader.LabelLast(path, "1"), "line 2: expected a text, a tab and a label out of 1");
        first.Refused(path => SentimentReader.LabelFirst(path, CorpusEncoding.Utf8, "1"), "line 2: expected a label out of 1, a space and a text");
    }

    [Test]
    public void Quoted_fields_hold_commas_marks_and_line_breaks()
    {
        using var file = new CorpusFile("\"1\",\"bad, \"\"very\"\"\nbad\"\r\n\"2\",\"\"\n");

        Assert.That(SentimentReader.Csv(file.Location, 1, 0, false, "1", "2"), Is.EqualTo(new[] { new LabelledText("bad, \"very\"\nbad", null, "1"), new LabelledText("", null, "2") }));
    }

    [TestCase("a,b\n\"x\ny,z\n", "line 2: expected a closing quotation mark")]
    [TestCase("a,b\nc\n", "line 2: expected 2 fields between commas, found '1 fields'")]
    [TestCase("a,\"b\"c\n", "line 1: expected a comma or the end of the line after a closing quotation mark")]
    public void A_damaged_table_is_refused(string text, string message)
    {
        using var file = new CorpusFile(text);
        file.Refused(CsvReader.Read, message);
    }

    [Test]
    public void An_unknown_label_in_a_table_is_named_with_its_line()
    {
        using var file = new CorpusFile("text,label\na,pos\nb,maybe\n");
        file.Refused(path => SentimentReader.Csv(path, 0, 1, true, "pos", "neg"), "line 3: expected a label out of pos, neg in field 2");
    }

    [Test]
    public void A_folder_gives_its_negative_texts_first()
    {
        var folder = Directory.CreateTempSubdirectory("imdb-").FullName;
        try
        {
            Assert.That(() => SentimentReader.Folder(folder).Count(), Throws.TypeOf<CorpusException>().With.Message.Contains("no *.txt files in neg"));
            foreach (var (name, text) in new[] { ("pos/0_9.txt", "fine"), ("neg/1_2.txt", "dull\nlong"), ("neg/0_1.txt", "bad") })
            {
                Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(name)!));
                File.WriteAllText(Path.Combine(folder, name), text, Encoding.UTF8);
            }

            Assert.That(SentimentReader.Folder(folder).Select(example => (example.Label, example.Text)), Is.EqualTo(new[] { ("neg", "bad"), ("neg", "dull\nlong"), ("pos", "fine") }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("TREC.train.label", 5_452, 50)]
    [TestCase("TREC.test.label", 500, 42)]
    public void The_published_questions_have_their_counts(string name, int rows, int fine)
    {
        var questions = QuestionReader.Read(LocalData.Path("trec", name)).ToArray();

        Assert.That(questions, Has.Length.EqualTo(rows));
        Assert.That(questions.Select(question => question.Coarse).Distinct().Count(), Is.EqualTo(6));
        Assert.That(questions.Select(question => question.Label).Distinct().Count(), Is.EqualTo(fine));
    }

    [TestCase("sst/sst2.train.txt", 6_920, "0:3310 1:3610")]
    [TestCase("sst/sst2.dev.txt", 872, "0:428 1:444")]
    [TestCase("sst/sst2.test.txt", 1_821, "0:912 1:909")]
    [TestCase("sst/sst5.train.txt", 8_544, "0:1092 1:2218 2:1624 3:2322 4:1288")]
    [TestCase("sst/sst5.test.txt", 2_210, "0:279 1:633 2:389 3:510 4:399")]
    [TestCase("sentence_cls_small/mr.txt", 10_662, "0:5331 1:5331")]
    [TestCase("sentence_cls_small/subj.txt", 10_000, "0:5000 1:5000")]
    [TestCase("sentence_cls_small/cr.txt", 3_775, "0:1368 1:2407")]
    [TestCase("sentence_cls_small/mpqa.txt", 10_606, "0:7294 1:3312")]
    public void Published_sentences_with_the_label_first_have_their_counts(string path, int rows, string labels)
    {
        var encoding = path.StartsWith("sst", StringComparison.Ordinal) ? CorpusEncoding.Utf8 : CorpusEncoding.Latin1;
        CheckLabels(SentimentReader.LabelFirst(LocalData.Path(path.Split('/')), encoding, "0", "1", "2", "3", "4"), rows, labels);
    }

    [TestCase("imdb_labelled.txt")]
    [TestCase("yelp_labelled.txt")]
    [TestCase("amazon_cells_labelled.txt")]
    public void Published_reviews_have_their_counts(string name) =>
        CheckLabels(SentimentReader.LabelLast(LocalData.Path("imdb_yelp_amazon_sentences", name), "0", "1"), 1_000, "0:500 1:500");

    internal static void CheckLabels(IEnumerable<LabelledText> read, int rows, string labels)
    {
        LabelledText[] examples = [.. read];
        var counts = examples.GroupBy(example => example.Label ?? "none").OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => FormattableString.Invariant($"{group.Key}:{group.Count()}"));

        Assert.That(examples, Has.Length.EqualTo(rows));
        Assert.That(string.Join(' ', counts), Is.EqualTo(labels));
    }
}
