using Replication.Harness.Claims;

namespace Replication.Linearization;

/// <summary>What the paper's claims need beyond the micro tier. The hours are estimates from parameters and tokens, not measured.</summary>
internal static class LinearizationTiers
{
    private static readonly Resource[] Corpora =
    [
        new("GLUE CoLA", "glue/CoLA"), new("GLUE SST-2", "glue/SST-2"), new("GLUE RTE", "glue/RTE"),
        new("IMDb reviews", "imdb/aclImdb"), new("Yelp reviews, five stars", "yelp/yelp_review_full_csv"),
    ];

    // One instance: claims of one plan share its runs.
    private static readonly TierPlan Published = new(
        [new("FacebookAI/roberta-base", "roberta-base")], Corpora, 1, 32, 90,
        "roberta-base, LoRA r = 8, α = 8, dropout 0.1 on {q, v} and {k} of all choices of layers {0, 5, 11}, five tasks (Yelp as five stars against the rest), five seeds, ten epochs at length 512: "
        + "350 runs of the grid, 100 of the λ sweep, 100 of the layer selection; kernels over 32 rows and all classes.");

    public static TierPlan? Plan(Tier tier) => tier == Tier.Paper ? Published : null;
}
