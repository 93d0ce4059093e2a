using Replication.Core.Claims;

namespace Replication.DepthProfile;

/// <summary>What the paper's claims need beyond the micro tier. The hours are estimates from parameters and tokens, not measured.</summary>
internal static class DepthTiers
{
    private static readonly Resource WikiText = new("WikiText-2 raw", "wikitext2");
    private static readonly Resource Trec = new("TREC question classes", "trec");
    private static readonly Resource Treebank = new("UD English EWT", "ud_english_ewt");

    // One instance each: claims of one plan share its runs.
    // 3.8e7 weights in a model of the standard width; 6 operations a weight and token, 1e13 operations a second.
    // Pretraining: 40 such models and 40 small ones, 4.1e7 tokens: 12 hours. Fine-tuning: 240 and 120 runs, 8.2e6 tokens: 14 hours.
    // RWKV steps through its 128 tokens one by one: some 90,000 launches of 10 µs, 0.7 s above its arithmetic, in 55,000 steps: 11 hours.
    private static readonly TierPlan Gpu = new([], [], 1, 24, 37,
        "The micro tier's runs on models of 12 blocks and 512 dimensions (128 and 256 for the claim on scale) and sequences of 128 tokens, pretrained by the harness for 5,000 steps on 6 million characters of the embedded language. Needs nothing from outside. Nothing was run at this tier yet.");

    private static readonly TierPlan Published = new(
        [
            .. new[]
            {
                "google-bert/bert-base-uncased", "google-bert/bert-large-uncased", "openai-community/gpt2", "openai-community/gpt2-medium", "facebook/opt-125m", "facebook/opt-350m",
                "facebook/opt-1.3b", "EleutherAI/pythia-160m", "EleutherAI/pythia-410m", "EleutherAI/pythia-1.4b", "EleutherAI/pythia-6.9b", "Salesforce/codegen-350M-mono",
                "state-spaces/mamba-130m-hf", "RWKV/rwkv-4-169m-pile",
            }.Select(name => new Resource(name, name[(name.IndexOf('/') + 1)..])),
        ],
        [WikiText, Trec, Treebank], 1, 80, 160,
        "Published checkpoints of the families that the paper names, three objectives, two arms, five seeds. The paper's own list of 15 models could not be recovered; this one is ours.");

    public static TierPlan? Plan(Tier tier) => tier switch
    {
        Tier.Gpu => Gpu,
        Tier.Paper => Published,
        _ => null,
    };
}
