using Replication.Core.Claims;

namespace Replication.ClusterGeometry;

/// <summary>What the paper's claims need beyond the micro tier. The hours are estimates from parameters and tokens, not measured.</summary>
internal static class GeometryTiers
{
    private static readonly Resource[] Corpora =
    [
        new("UD English PUD", "ud_english_pud"), new("STREUSLE", "streusle"), new("TREC question classes", "trec"),
    ];

    // One instance each: claims of one plan share its runs.
    // The five sizes have 1.3e8 weights together; 6 operations a weight and token, 1e13 operations a second.
    // Pretraining: 5 seeds, 4.1e7 tokens: 4.4 hours. Fine-tuning: 25 times 1.6e6 tokens: 0.9 hours.
    // On one core of the processor, measured on normal points: the distances of all labels take 2 to 15 s, clusters 1 to 16, a probe 1 to 6.
    // 40 such distances in each of the 20 runs that are followed layer by layer, and a minute in every run: 3.4 hours.
    private static readonly TierPlan Gpu = new([], [], 1, 24, 9,
        "Five sizes of BERT at the paper's depths and widths, 0.5M to 87M parameters, pretrained by the harness for 5,000 steps on the embedded language; the micro tier's five tasks and five seeds, "
        + "on eight times as many sequences and points: 125 fine-tunings, each probed before and after. Needs nothing from outside. Nothing was run at this tier yet.");

    private static readonly TierPlan Published = new(
        [
            .. new[]
            {
                "google/bert_uncased_L-2_H-128_A-2", "google/bert_uncased_L-4_H-256_A-4", "google/bert_uncased_L-4_H-512_A-8",
                "google/bert_uncased_L-8_H-512_A-8", "google-bert/bert-base-uncased",
            }.Select(name => new Resource(name, name[(name.IndexOf('/') + 1)..])),
        ],
        Corpora, 1, 16, 30,
        "The five published checkpoints, the paper's five tasks, batches and epochs, five seeds; DirectProbe over up to 17,000 points takes most of the hours.");

    public static TierPlan? Plan(Tier tier) => tier switch
    {
        Tier.Gpu => Gpu,
        Tier.Paper => Published,
        _ => null,
    };
}
