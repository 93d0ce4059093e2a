using Replication.Data.Corpora;

namespace Replication.Tests.Data.Corpora;

public sealed class GlueReaderTests
{
    [TestCase(GlueTask.Cola, "gj04\t0\t*\tHim \"went.", "Him \"went.", null, "0")]
    [TestCase(GlueTask.Cola, "index\tsentence\n0\tHe went.", "He went.", null, null)]
    [TestCase(GlueTask.Sst2, "sentence\tlabel\nfine \t1", "fine ", null, "1")]
    [TestCase(GlueTask.Rte, "index\tsentence1\tsentence2\tlabel\n0\ta\tb\tentailment", "a", "b", "entailment")]
    [TestCase(GlueTask.Rte, "0\ta\tb\tnot_entailment", "a", "b", "not_entailment")]
    [TestCase(GlueTask.Mrpc, "\uFEFFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t7\t8\ta\tb", "a", "b", "1")]
    [TestCase(GlueTask.Stsb, "index\tsentence1\tsentence2\tscore\n0\ta\tb\t3.800", "a", "b", "3.800")]
    [TestCase(GlueTask.Qnli, "index\tquestion\tsentence\tlabel\n0\ta\tb\tentailment", "a", "b", "entailment")]
    [TestCase(GlueTask.Mnli, "index\tsentence1\tsentence2\tgold_label\n0\ta\tb\tneutral", "a", "b", "neutral")]
    [TestCase(GlueTask.Qqp, "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n0\t1\t2\ta\tb\t0", "a", "b", "0")]
    public void Each_task_has_its_columns(GlueTask task, string text, string first, string? second, string? label)
    {
        using var file = new CorpusFile(text + "\n");

        Assert.That(GlueReader.Read(file.Location, task), Is.EqualTo(new[] { new LabelledText(first, second, label) }));
    }

    [TestCase(GlueTask.Rte, "index\tsentence1\tsentence2\tlabel\n0\ta\tb", "line 2: expected 4 columns between tabs")]
    [TestCase(GlueTask.Rte, "index\tsentence1\tsentence2\tlabel\n0\ta\tb\tmaybe", "line 2: expected a label out of entailment, not_entailment, found 'maybe'")]
    [TestCase(GlueTask.Stsb, "index\tsentence1\tsentence2\tscore\n0\ta\tb\t7", "line 2: expected a score")]
    [TestCase(GlueTask.Mnli, "0\ta\tb\tneutral", "line 1: expected a header")]
    public void A_damaged_row_is_named(GlueTask task, string text, string message)
    {
        using var file = new CorpusFile(text);
        file.Refused(path => GlueReader.Read(path, task), message);
    }

    [TestCase("glue_small/CoLA/train.tsv", GlueTask.Cola, 7_250, "0:2162 1:5088")]
    [TestCase("glue_small/CoLA/val.tsv", GlueTask.Cola, 1_301, "0:366 1:935")]
    [TestCase("glue_small/CoLA/dev.tsv", GlueTask.Cola, 1_043, "0:322 1:721")]
    [TestCase("glue_small/CoLA/test.tsv", GlueTask.Cola, 1_063, "none:1063")]
    [TestCase("glue_small/RTE/train.tsv", GlueTask.Rte, 2_127, "entailment:1078 not_entailment:1049")]
    [TestCase("glue_small/RTE/val.tsv", GlueTask.Rte, 363, "entailment:171 not_entailment:192")]
    [TestCase("glue_small/RTE/dev.tsv", GlueTask.Rte, 277, "entailment:146 not_entailment:131")]
    [TestCase("glue_small/RTE/test.tsv", GlueTask.Rte, 3_000, "none:3000")]
    [TestCase("glue_small/WNLI/train.tsv", GlueTask.Wnli, 518, "0:257 1:261")]
    [TestCase("glue_small/WNLI/val.tsv", GlueTask.Wnli, 117, "0:66 1:51")]
    [TestCase("glue_small/WNLI/dev.tsv", GlueTask.Wnli, 71, "0:40 1:31")]
    [TestCase("glue_small/WNLI/test.tsv", GlueTask.Wnli, 146, "none:146")]
    [TestCase("glue_fixture_mrpc_stsb/MRPC/dev.tsv", GlueTask.Mrpc, 6, "0:3 1:3")]
    [TestCase("glue_fixture_mrpc_stsb/STS-B/dev.tsv", GlueTask.Stsb, 9, "2.333:1 2.400:1 2.615:1 2.750:1 3.750:1 4.750:1 5.000:3")]
    public void Published_files_have_their_counts(string path, GlueTask task, int rows, string labels) =>
        ClassificationReaderTests.CheckLabels(GlueReader.Read(LocalData.Path(path.Split('/')), task), rows, labels);
}
