using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Training.Tiers;

namespace Replication.LoraDeltas;

/// <summary>What the claims of this study share: the grid of runs, their words, and what larger tiers need.</summary>
public abstract class LoraDeltasClaim : SeededClaim
{
    /// <summary>Spearman's ρ below which one profile tells less than a quarter of the variance of another's ranks.</summary>
    protected const double SmallestAgreement = 0.5;

    protected const string SmallestAgreementReason = "Below a half one profile tells less than a quarter of the variance of the other's ranks: nobody would call them the same.";

    protected const string DeltaInWords =
        "Mean |Δ| as the study has it: Δ is A's and B's change since before training, each by itself; mean |Δ| of every adapter tensor, "
        + "averaged over the layer's adapters (q, k, v, o), after the last epoch at the lower rate with equal budgets.";

    protected static IReadOnlyList<string> CommonDeviations { get; } =
    [
        "A Llama-shaped model of 12 blocks and 48 dimensions that the harness pretrains itself, one a seed, instead of Llama-3.2-3B. Rank 16 is a third of its width, not half a hundredth.",
        "Both learning rates are ten times the study's, 2e-3 and 1e-2: the micro tier pretrains at ten times Llama's rate.",
        "Toy languages stand for C++ and Python, word problems for the linguistic and derivations for the thinking half of mathematics; 80 sequences of 32 tokens a domain, ten epochs.",
        "These are the micro tier's sizes. At the gpu tier: 24 blocks and 384 dimensions, of which rank 16 is a twenty-fourth; twice the study's rates; 800 sequences of 128 tokens a domain.",
        "Computed in float32 instead of bfloat16, on NF4 weights with double quantisation; at the gpu tier a GPU computes the products with the base in bfloat16, for the adapters alone.",
        "Optimiser, schedule, data sets, their sizes, lengths, seeds and the number of steps are not in the study: AdamW without decay and warm-up, a linear schedule and a gradient norm of 1 are the common trainer's defaults.",
    ];

    public override IReadOnlyList<Tier> Tiers => [Tier.Micro, Tier.Gpu];

    private protected abstract IReadOnlyList<DeltaCell> Cells { get; }

    public override TierPlan? PlanFor(Tier tier) => DeltaTiers.Plan(tier);

    private protected sealed override IEnumerable<PlannedRun> RunsOf(int seed, TierTexts texts) => Cells.Select(cell => DeltaRuns.Of(cell, seed, DeltaTexts.Of(texts)));

    private protected sealed override Finding Judge(IReadOnlyList<int> seeds, TierTexts texts, RunSet runs) => Judge(new DeltaGrid(seeds, DeltaTexts.Of(texts), runs));

    private protected abstract Finding Judge(DeltaGrid grid);

    /// <summary>Lateness, rise and drop of the domains' mean shape. Lateness comes first: a late maximum is what the study calls the locus of learning.</summary>
    private protected static Estimate[] Contrasts(DeltaGrid grid, string prefix, string words, DeltaArm arm, DeltaMeasure measure)
    {
        Estimate Of(string path, string label, Func<DepthShape, double> read) =>
            OverSeeds(prefix + path, label + words, grid.OverDomains(arm, measure, profiles => read(DepthShape.Of(DeltaGrid.MeanShape(profiles)))));
        return [Of("lateness", "late minus middle layers", s => s.Lateness), Of("rise", "late minus first layers", s => s.Rise), Of("drop", "late minus last layers", s => s.Drop)];
    }

    private protected static Dictionary<string, string> Hashes(DeltaGrid grid, IEnumerable<DeltaCell> cells) => Hashes(cells.SelectMany(grid.Runs));
}
