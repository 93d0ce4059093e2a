using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Training.Tiers;

namespace Replication.Linearization;

/// <summary>What the claims of this paper share: their words, what finds their runs, and what the paper's own tier needs.</summary>
public abstract class LinearizationClaim : SeededClaim
{
    protected static IReadOnlyList<string> CommonDeviations { get; } =
    [
        "A RoBERTa of 4 blocks and 64 dimensions that the harness pretrains itself, 900 steps, instead of roberta-base; layers {0, 1, 3} of four stand for {0, 5, 11} of twelve.",
        "Two tasks on questions in the embedded language, of two and of six classes, instead of GLUE, IMDb and Yelp.",
        "These and the following are the micro tier's sizes. At the gpu tier: 8 blocks and 512 dimensions, pretrained for 5,000 steps, where blocks 0, 3, 5 and 7 are called 0, 1, 2 and 3; 1,600 training rows; the same epochs, rates, λ and rows of the kernel.",
        "The head's weights are drawn with the standard deviation 0.02·√(768/64), at the gpu tier 0.02·√(768/512), so that a logit starts with the spread that it has in roberta-base.",
    ];

    protected static IReadOnlyList<string> TuningDeviations { get; } =
    [
        .. CommonDeviations,
        "96 training rows, ten epochs, batches of 16 without accumulation, no dropout; the release has batches of 16 with 4 of them accumulated, and dropout 0.1.",
        "K is J·Jᵀ of the adapters alone over the first 32 training rows, as in the paper; the release multiplies J by softsign(J)ᵀ, which is not symmetric and has no κ of this kind. sign(J)·sign(J)ᵀ is reported beside it.",
    ];

    protected static IReadOnlyList<string> DescentDeviations { get; } =
    [
        .. CommonDeviations,
        "The theorems' exact formulas could not be recovered: the setting is squared loss on one-hot targets over 32 rows, full-batch gradient descent, 80 steps at η = 1/(50 λmax(K)); θ and K are the adapters, LoRA on q, k and v of layers {0, 1, 3}; the head keeps its fresh weights.",
        "Version 1 had the head in θ too, 40 steps at η = ¼/λmax(K) and λ from 0.03 to 1 λmax(K). One eigenvalue, that of the class prior, was then a thousand times the adapters', so that only this prior was trained (largest gap 0.002 of a logit). Distance, descent and regression were replicated there; the gap was not, it rose by 0.58 per tenfold λ.",
        "Version 2 trained the adapters alone at the same step, which was not small: the risk rose to four times its start on the way. Distance was inconclusive, descent (24 % of the steps rose), gap and regression were not replicated.",
        "R is half the sum of squares here: the paper's λ is twice ours. λ is given as a share of λmax(K), since the paper's absolute values mean something only at its own scale.",
    ];

    public override IReadOnlyList<Tier> Tiers => [Tier.Micro, Tier.Gpu];

    public override TierPlan? PlanFor(Tier tier) => LinearizationTiers.Plan(tier);

    private protected sealed override IEnumerable<PlannedRun> RunsOf(int seed, TierTexts texts) => RunsOf(seed, LinearizationTexts.Of(texts));

    private protected sealed override Finding Judge(IReadOnlyList<int> seeds, TierTexts texts, RunSet runs) => Judge(new LinearizationResults(seeds, LinearizationTexts.Of(texts), runs));

    /// <summary>The claim's runs of one seed; a run may come twice.</summary>
    private protected abstract IEnumerable<PlannedRun> RunsOf(int seed, LinearizationTexts texts);

    private protected abstract Finding Judge(LinearizationResults results);

    private protected static Dictionary<string, string> Hashes(IEnumerable<IReadOnlyList<RunRecord>> runs) => Hashes(runs.SelectMany(records => records));
}
