namespace Replication.Data.Sources;

public static partial class DataSources
{
    private static IEnumerable<DataSource> Syntax()
    {
        const string geometry = "geometry: parts of speech and relations";
        yield return Of("ud-pud", geometry, "CC BY-SA 3.0", "ud_english_pud/en_pud-ud-test.conllu",
            Repository("UniversalDependencies/UD_English-PUD", "f16eba4ae7f3d161870ed320676c5088b8fa476c", "en_pud-ud-test.conllu"),
            "c80584f2bc2b31d5bada78a1136f9feec7ac49e5e18898db02dea434b5b8f0aa", ContentOf.Treebank(1_000, 47));

        foreach (var (split, sha256, sentences, relations) in new[]
        {
            ("train", "3fb78e2b55482c8ee00caa653af436c88c9e5bc9a73ce26e4ae3ddc79d2b7e7b", 12_544, 51),
            ("dev", "531a54ff90d6ab12201c5a50c3e78e6ddac4de69abc4bce5d275d3cd29efe2b6", 2_001, 49),
            ("test", "e266e515a0a7547657ed3d90d9ba46487d6bd251f27ad4269d4e8a427c8555cd", 2_077, 49),
        })
        {
            yield return Of($"ud-ewt-{split}", geometry, ShareAlike, $"ud_english_ewt/en_ewt-ud-{split}.conllu",
                Repository("UniversalDependencies/UD_English-EWT", "15d613d8447b3478787d4c278730a1e48a945efb", $"en_ewt-ud-{split}.conllu"), sha256, ContentOf.Treebank(sentences, relations));
        }

        const string streusle = "nert-nlp/streusle";
        const string release = "9eb4fa91fce7edc28dcfb3761a81dbbd473de9a9"; // 4.7.1
        const string prepositions = "geometry: preposition roles and functions";
        yield return Of("streusle-train", prepositions, ShareAlike, "streusle/streusle.ud_train.conllulex",
            Repository(streusle, release, "train/streusle.ud_train.conllulex"), null, null);
        foreach (var (split, sha256, sentences, roles) in new[]
        {
            ("dev", "ef5e72648b9c3673abeb15c4641a68f849e1d652bad3a6b15cca73124b1e5d46", 554, 40),
            ("test", "7d159c49a015214944eab3acbfe7b0aefaa112e0928500a3dada7a4cc1048a18", 535, 39),
        })
        {
            yield return Of($"streusle-{split}", prepositions, ShareAlike, $"streusle/streusle.ud_{split}.conllulex",
                Repository(streusle, release, $"{split}/streusle.ud_{split}.conllulex"), sha256, ContentOf.Streusle(sentences, roles));
            yield return Of($"streusle-{split}-json", prepositions, ShareAlike, $"streusle/streusle.ud_{split}.json",
                Repository(streusle, release, $"{split}/streusle.ud_{split}.json"), null, ContentOf.StreusleJson(sentences, roles));
        }

        // Digests as Hugging Face's trec data set publishes them for the same addresses.
        yield return Of("trec-train", "geometry: question classes", Unstated, "trec/TREC.train.label",
            "https://cogcomp.seas.upenn.edu/Data/QA/QC/train_5500.label", "9e4c8bdcaffb96ed61041bd64b564183d52793a8e91d84fc3a8646885f466ec3", ContentOf.Questions(5_452, 50));
        yield return Of("trec-test", "geometry: question classes", Unstated, "trec/TREC.test.label",
            "https://cogcomp.seas.upenn.edu/Data/QA/QC/TREC_10.label", "033f22c028c2bbba9ca682f68ffe204dc1aa6e1cf35dd6207f2d4ca67f0d0e8e", ContentOf.Questions(500, 42));
    }
}
