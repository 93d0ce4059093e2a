using Replication.Harness.Claims;

namespace Replication.ClusterGeometry;

/// <summary>What the paper's claims need beyond the micro tier. The hours are estimates from parameters and tokens, not measured.</summary>
internal static class GeometryTiers
{
    private static readonly Resource[] Corpora =
    [
        new("UD English PUD", "ud_english_pud"), new("STREUSLE", "streusle"), new("TREC question classes", "trec"),
    ];

    // One instance each: claims of one plan share its runs.
    private static readonly TierPlan Gpu = new([], [.. Corpora, new Resource("WikiText-2 raw", "wikitext2")], 1, 24, 10,
        "Five sizes of BERT at the paper's depths and half its widths, pretrained on WikiText, five tasks, five seeds: 125 fine-tunings, each probed before and after.");

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
