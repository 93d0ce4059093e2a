using System.Globalization;
using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Core.Runs;
using Replication.Statistics;
using Replication.SuiteHost;

namespace Replication.Tests.Core;

/// <summary>A claim whose runs measure <paramref name="slope"/> plus the seed.</summary>
internal sealed class ToyClaim(double slope = 0.5, string id = "toy/slope", int version = 1) : Claim
{
    private const int DeclaredSeeds = 3;

    /// <summary>Called in the middle of every run.</summary>
    public Action<RunContext> Midway { get; init; } = _ => { };

    /// <summary>The seed in a run's key, by the seed in its label; anything but the identity is a mistake.</summary>
    public Func<int, int> SeedOf { get; init; } = seed => seed;

    /// <summary>What the paper tier needs; there is no protocol for it.</summary>
    public TierPlan? Needs { get; init; }

    public Verdict Verdict { get; init; } = Verdict.Replicated;

    public override ClaimCard Card { get; } = ToyCard.Of(id, "Toys slope upwards", "Mean slope.", "tests/Replication.Tests/Harness/ToyClaim.cs", version);

    public IReadOnlyList<Tier> RunsAt { get; init; } = [Tier.Micro];

    public override IReadOnlyList<Tier> Tiers => RunsAt;

    public override TierPlan? PlanFor(Tier tier) => tier == Tier.Paper ? Needs : null;

    public override IReadOnlyList<PlannedRun> Plan(ClaimSettings settings) =>
        [.. Enumerable.Range(1, settings.Seeds ?? DeclaredSeeds).Select(Run)];

    public override Finding Judge(ClaimSettings settings, RunSet runs)
    {
        var values = Plan(settings).Select(run => runs[run].Outcome.Scalars["slope"]).ToArray();
        var slopes = new Estimate("gpt2.slope", "slope", "", values.Average(), new Interval(values.Min(), values.Max(), 0.95, "range"), values);
        return new Finding
        {
            Verdict = Verdict,
            Sentence = "Toys slope upwards.",
            Headline = slopes,
            Estimates = [slopes],
            Figure = new Figure("Do toys slope?", "They do.", "A line.", new Axis("x"), new Axis("y"), []),
            WeightHashes = new Dictionary<string, string> { ["seed 1"] = "0123abcd" },
        };
    }

    public override Tolerance ToleranceFor(string path) => new(0.01, "Spread between engines.");

    private PlannedRun Run(int seed)
    {
        var text = seed.ToString(CultureInfo.InvariantCulture);
        var parts = new Dictionary<string, string> { ["seed"] = SeedOf(seed).ToString(CultureInfo.InvariantCulture), ["slope"] = slope.ToString("R", CultureInfo.InvariantCulture) };
        return new PlannedRun(new RunSpec($"toy · seed {text}", parts), [], context =>
        {
            Midway(context);
            return new RunOutcome(
                new Dictionary<string, double> { ["slope"] = slope + seed },
                new Dictionary<string, IReadOnlyList<double>>(),
                new Dictionary<string, string> { ["weights"] = "0123abcd" });
        });
    }
}
