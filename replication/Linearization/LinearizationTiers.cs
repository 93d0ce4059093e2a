using Replication.Core.Claims;

namespace Replication.Linearization;

/// <summary>What the paper's claims need beyond the micro tier. The hours are estimates from parameters and tokens, not measured.</summary>
internal static class LinearizationTiers
{
    private static readonly Resource[] Corpora =
    [
        new("GLUE CoLA", "glue/CoLA"), new("GLUE SST-2", "glue/SST-2"), new("GLUE RTE", "glue/RTE"),
        new("IMDb reviews", "imdb/aclImdb"), new("Yelp reviews, five stars", "yelp/yelp_review_full_csv"),
    ];

    // One instance each: claims of one plan share its runs.
    // 2.6e7 weights, 1e13 operations a second. Pretraining: 5 models, 4.1e7 tokens, 6 operations a weight and token: 0.9 hours.
    // Tuning: 1,000 steps of 2,048 tokens, of which a frozen base takes 4 operations a weight: 30 ms with the launches, 1.8 hours for 220 runs.
    // Kernels and descents: one backward pass a class, 80 full-batch steps, spectra of 192 × 192 matrices on the processor: 15 s, 0.3 hours for 60 runs.
    private static readonly TierPlan Gpu = new([], [], 1, 24, 3,
        "A RoBERTa of 8 blocks and 512 dimensions, 26M parameters, pretrained by the harness for 5,000 steps on the embedded language; blocks {0, 3, 7} and {0, 3, 5, 7} stand for the micro tier's {0, 1, 3} and {0, 1, 2, 3}; "
        + "the micro tier's two tasks, arms and seeds, ten epochs over 1,600 rows of up to 128 tokens, kernels over 32 rows and all classes: 280 runs. Needs nothing from outside. Nothing was run at this tier yet.");

    private static readonly TierPlan Published = new(
        [new("FacebookAI/roberta-base", "roberta-base")], Corpora, 1, 32, 90,
        "roberta-base, LoRA r = 8, α = 8, dropout 0.1 on {q, v} and {k} of all choices of layers {0, 5, 11}, five tasks (Yelp as five stars against the rest), five seeds, ten epochs at length 512: "
        + "350 runs of the grid, 100 of the λ sweep, 100 of the layer selection; kernels over 32 rows and all classes.");

    public static TierPlan? Plan(Tier tier) => tier switch
    {
        Tier.Gpu => Gpu,
        Tier.Paper => Published,
        _ => null,
    };
}
