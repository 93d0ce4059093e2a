using System.Text.RegularExpressions;
using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Runs;

namespace Replication;

/// <summary>A claim is the same code at every tier: only sizes differ.</summary>
public sealed partial class TierPlanTests
{
    private static IReadOnlyList<Claim> Claims { get; } = ClaimCatalogue.Of(typeof(TierPlanTests).Assembly);

    [Test]
    public void Every_claim_runs_at_the_gpu_tier_and_says_what_it_costs_there()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var claim in Claims)
        {
            Assert.That(claim.Tiers, Is.EqualTo(new[] { Tier.Micro, Tier.Gpu }), claim.Card.Id);
            Assert.That(claim.PlanFor(Tier.Gpu), Is.Not.Null, claim.Card.Id);
            Assert.That(claim.PlanFor(Tier.Gpu)?.Models.Concat(claim.PlanFor(Tier.Gpu)!.Corpora), Is.Empty, $"{claim.Card.Id}: what needs a download is no nightly run.");
        }
    }

    [Test]
    public void The_gpu_tier_has_the_micro_tiers_arms_and_seeds_at_other_sizes()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var claim in Claims)
        {
            IReadOnlyList<PlannedRun> micro = claim.Plan(new ClaimSettings(Tier.Micro)), gpu = claim.Plan(new ClaimSettings(Tier.Gpu));
            Assert.That(gpu.Select(WithoutSize), Is.EqualTo(micro.Select(WithoutSize)), claim.Card.Id);
            Assert.That(Keys(gpu).Intersect(Keys(micro)), Is.Empty, claim.Card.Id);
            Assert.That(gpu.Select(Label).Intersect(micro.Select(Label)), Is.Empty, $"{claim.Card.Id}: a plan would expect the micro tier's minutes.");
            Assert.That(gpu.SelectMany(run => run.Needs).Select(WithoutSize), Is.EqualTo(micro.SelectMany(run => run.Needs).Select(WithoutSize)), claim.Card.Id);
        }
    }

    private static IEnumerable<string> Keys(IReadOnlyList<PlannedRun> runs) => runs.Concat(runs.SelectMany(run => run.Needs)).Select(run => run.Spec.Key);

    private static string Label(PlannedRun run) => run.Spec.Label;

    private static string WithoutSize(PlannedRun run) => Size().Replace(Label(run), "");

    /// <summary>Blocks and width behind an architecture's name: <c>llama-12x48</c>.</summary>
    [GeneratedRegex(@"-\d+x\d+")]
    private static partial Regex Size();
}
