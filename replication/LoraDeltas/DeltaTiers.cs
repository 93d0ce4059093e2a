using Replication.Core.Claims;

namespace Replication.LoraDeltas;

/// <summary>What the study's claims need beyond the micro tier. The hours are estimates from parameters and tokens, not measured.</summary>
internal static class DeltaTiers
{
    private static readonly Resource Code = new("HumanEval-X (C++, Python)", "humaneval_x");
    private static readonly Resource Problems = new("GSM8K (problems and solutions)", "gsm8k");
    private static readonly Resource Physics = new("SciBench (physics)", "scibench_physics");

    // One instance each: claims of one plan share its runs.
    // 4e7 weights. Pretraining: 5 models, 4.1e7 tokens, 6 operations a weight and token, 1e13 operations a second: 1.4 hours.
    // Runs: 1,000 steps of 1,024 tokens. The arithmetic of a step takes 25 ms at that rate, its 7,000 launches of 10 µs take 70: 2.5 hours for 130 runs.
    // Singular values on the processor: 500 matrices a full run, 100 to 150 another, 0.1 to 0.2 s each: 0.8 hours.
    private static readonly TierPlan Gpu = new([], [], 1, 24, 5,
        "A Llama-shaped model of 24 blocks and 384 dimensions, 40M parameters, pretrained by the harness for 5,000 steps on the embedded language; the micro tier's five domains, arms and seeds, "
        + "ten epochs over 800 sequences of 128 tokens, at 4e-4 and 2e-3, all weights at 2e-4: 130 runs. Needs nothing from outside. Nothing was run at this tier yet.");

    // 3.21e9 weights, 2e6 tokens a run, 6 operations a weight and token: 13 minutes a run at 5e13 a second in float32, a bound for
    // the adapters' runs. Memory of the packed base: 28 blocks of 100,663,296 weights at 4.127 bits are 1,454,015,248 bytes;
    // 394,177,536 weights of embeddings, which are the head too, and norms stay in float32, 1,576,710,144 bytes.
    private static readonly TierPlan Published = new(
        [new("meta-llama/Llama-3.2-3B", "Llama-3.2-3B")], [Code, Problems, Physics], 1, 80, 28,
        "QLoRA on Llama-3.2-3B at 2e-4 and 1e-3, five domains, ten epochs, five seeds, and full fine-tuning as the control: 130 runs. "
        + "Adapters lie on packed NF4 with double quantisation, and products are to be computed in bfloat16 as QLoRA's are, which torchsharp does and managed does not. "
        + "Memory: 1.5 GB of packed weights, 1.6 GB of embeddings and norms in float32, and some 12 GB for adapters, their optimiser and activations; the full control 51 GB for weights, gradients and moments, and activations; "
        + "on torchsharp-cuda of the GPU, on managed of the machine, some 500 times slower. "
        + "Check the folder first, without loading it: models verify --headers.");

    public static TierPlan? Plan(Tier tier) => tier switch
    {
        Tier.Gpu => Gpu,
        Tier.Paper => Published,
        _ => null,
    };
}
