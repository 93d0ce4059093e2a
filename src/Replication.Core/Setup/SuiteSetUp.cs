using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Runs;

namespace Replication.Core.Setup;

/// <summary>A suite as it is about to be started. Plans are made when they are first asked for, so that a machine that cannot do a tier is told so before.</summary>
public sealed class SuiteSetUp
{
    private readonly Lazy<IReadOnlyList<PlannedClaim>> _planned;
    private readonly Lazy<RunPlan> _plan;
    private readonly Lazy<PlanCost> _cost;

    /// <param name="claims">The claims to run.</param>
    /// <param name="settings">Tier, texts and seeds.</param>
    /// <param name="machine">What there is to run them on.</param>
    /// <param name="store">Finished runs.</param>
    /// <param name="workers">Runs at a time.</param>
    /// <param name="budget">Wall time; null is no limit.</param>
    /// <param name="shard">The part of the plan; null is all of it.</param>
    public SuiteSetUp(
        IReadOnlyList<Claim> claims, ClaimSettings settings, Machine machine, RunStore store, int workers, TimeSpan? budget = null, Shard? shard = null)
    {
        (Claims, Settings, Machine, Workers, Budget, Shard) = (claims, settings, machine, workers, budget, shard);
        _planned = new(() => [.. claims.Select(claim => PlannedClaim.Of(claim, settings))]);
        _plan = new(() => RunPlan.Of(Wanted, store));
        _cost = new(() => PlanCost.Of(Plan, store));
    }

    public IReadOnlyList<Claim> Claims { get; }

    public ClaimSettings Settings { get; }

    public Machine Machine { get; }

    public int Workers { get; }

    public TimeSpan? Budget { get; }

    public Shard? Shard { get; }

    /// <summary>The claims with all of their runs, also those of other shards.</summary>
    /// <exception cref="SetUpException">A claim has no plan for the settings.</exception>
    public IReadOnlyList<PlannedClaim> Planned => _planned.Value;

    /// <summary>This shard's runs against the store.</summary>
    public RunPlan Plan => _plan.Value;

    public PlanCost Cost => _cost.Value;

    private IEnumerable<PlannedRun> Wanted => Planned.SelectMany(claim => claim.Runs) is var all && Shard is not null ? Shard.Of(all) : all;
}
