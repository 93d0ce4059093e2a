namespace Replication.Data.Sources;

public static partial class DataSources
{
    private static IEnumerable<DataSource> Problems()
    {
        foreach (var (name, sha256, rows) in new[]
        {
            ("train", "17f347dc51477c50d4efb83959dbb7c56297aba886e5544ee2aaed3024813465", 7_473),
            ("test", "3730d312f6e3440559ace48831e51066acaca737f6eabec99bccb9e4b3c39d14", 1_319),
            ("test_socratic", "c96673362fa7a699f4836a9b6474a067448f95fe58064727501ee63ba4c3fdb6", 1_319),
        })
        {
            yield return Of($"gsm8k-{name.Replace('_', '-')}", "LoRA domains: word problems", "MIT", $"gsm8k/{name}.jsonl",
                Repository("openai/grade-school-math", "3101c7d5072418e28b9008a6636bde82a006892c", $"grade_school_math/data/{name}.jsonl"), sha256, ContentOf.Gsm8k(rows));
        }

        foreach (var (language, sha256) in new[]
        {
            ("cpp", "dcf2e280a1e91bbc3c5f90edb41397e8a9ac1ccc9f5d2b70082f0b0fbfb6dbb0"),
            ("python", "5752fb122efddb0e9b47c77907ae6ce9a15aac4dea14e44c46032c831e6b987a"),
            ("java", "276f36db2eb7aeb864f36a19a2f4e1bb2460fb6e22ff100f0b5bedabe3799967"),
            ("js", "fe5d467f2c1a027b3f6f18d3729aca01f6458c1de2e2d1292a019c5aa9bed424"),
            ("go", "09126ef64ac68f87296c5f3781186aedc5dec799b114d9df99d6de4a715a7830"),
        })
        {
            yield return Of($"humaneval-x-{language}", "LoRA domains: programs", "Apache-2.0", $"humaneval_x/humaneval_{language}.jsonl.gz",
                Repository("THUDM/CodeGeeX", "2838420b7b4492cf3d16bce5320e26e65960c9e2", $"codegeex/benchmark/humaneval-x/{language}/data/humaneval_{language}.jsonl.gz"), sha256, ContentOf.HumanEvalX(164));
        }

        yield return Of("mbpp", "LoRA domains: programs", "CC BY 4.0", "mbpp/mbpp.jsonl",
            "https://raw.githubusercontent.com/google-research/google-research/master/mbpp/mbpp.jsonl", null, ContentOf.Mbpp(974));
        foreach (var (name, sha256, rows) in new[]
        {
            ("fund", "d6b90173970bfa5ed04355c77731c5a28921a0224a0fb7240817f6cb18ea3790", 71),
            ("fund_sol", "c28928104cdceba883385c1ae4a8b2366556223822cb2eb386f2c3d7af7b9029", 10),
            ("class", "113f73bf829e73ed4ab7ccb97a3a8cc50531075ebdb13e5421d62230a96e239a", 56),
            ("class_sol", "7ac3df7d1ed2d259dfde782577a1b7384ebdf199bfd9e60d04bbf2ef1411d8a5", 7),
            ("thermo", "723e550d350dbb13644bf72eda5f19a5d8978aa5abd1c779399051618604494b", 66),
            ("thermo_sol", "d8d665332130bdfe5dc1833b46d6d10070ecc95541eebebb5b637b07fbac508c", 17),
            ("quan", "a3c4f483b5dd7ce162d3d95610bb56614b5003ecba80f450c79755811176e4f1", 33),
            ("quan_sol", "cda5624348e7ac554fe8ebc1ffbdeb35fc8097c0e9d3a5c0416dd34456592dee", 8),
        })
        {
            yield return Of($"scibench-{name.Replace('_', '-')}", "LoRA domains: physics", "MIT; problems quoted from textbooks", $"scibench_physics/{name}.json",
                Repository("mandyyyyii/scibench", "e14e0ca3d3db0f02928a18d435b9c3d15656a7c5", $"dataset/original/{name}.json"), sha256, ContentOf.SciBench(rows));
        }

        yield return Of("mmlu-validation", "LoRA domains: physics rows", "MIT", "mmlu_val/zero_shot_mmlu_val.jsonl",
            Repository("artidoro/qlora", "7f4e95a68dc076bea9b3a413d2b512eca6d004e5", "data/mmlu/zero_shot_mmlu_val.json"),
            "2df2476a8ccde60cda1ddad5958f21f46b61fdb609607c3918f7a812246b1694", ContentOf.Mmlu(1_531, 57));
    }
}
