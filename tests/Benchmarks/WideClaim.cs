using System.Globalization;
using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Core.Runs;
using Replication.Statistics;

namespace Benchmarks;

/// <summary>A claim of many runs, each with as many parts and numbers as a real one.</summary>
internal sealed class WideClaim(int number, int runs) : Claim
{
    private const int HyperParameters = 24;
    private const int Series = 8;
    private const int Layers = 13;

    public override ClaimCard Card { get; } = new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"wide/claim-{number}"),
        Version = 1,
        Paper = new Paper("wide", "On many runs", "A. Author", "Nowhere, 2026"),
        Title = "Many runs are many",
        Place = "Section 1",
        Statement = "Many runs are many.",
        Kind = ClaimKind.Trend,
        Metric = "Mean.",
        SmallestEffect = new SmallestEffect(0.1, "", "None."),
        Rule = "None.",
        Deviations = [],
        SourceFile = "tests/Benchmarks/WideClaim.cs",
    };

    public static IReadOnlyList<Claim> Many(int claims, int runs) => [.. Enumerable.Range(1, claims).Select(number => new WideClaim(number, runs))];

    public static void Fill(RunStore store, int claims, int runs)
    {
        foreach (var run in Many(claims, runs).SelectMany(claim => claim.Plan(new ClaimSettings(Tier.Micro))))
        {
            store.Write(new RunRecord(
                run.Spec.Key, run.Spec.Label, run.Spec.Parts, Outcome(), 1, DateTimeOffset.UnixEpoch, new Dictionary<string, string> { ["commit"] = new('a', 40), ["machine"] = "x64" }));
        }
    }

    public override IReadOnlyList<PlannedRun> Plan(ClaimSettings settings) => [.. Enumerable.Range(1, runs).Select(Planned)];

    public override Finding Judge(ClaimSettings settings, RunSet runs)
    {
        var values = Plan(settings).Select(run => runs[run].Outcome.Scalars["loss"]).ToArray();
        var mean = new Estimate("mean", "mean", "", values.Average(), new Interval(0, 1, 0.95, "none"), values);
        return new Finding
        {
            Verdict = Verdict.Replicated,
            Sentence = "Many runs are many.",
            Headline = mean,
            Estimates = [mean],
            Figure = new Figure("Are there many?", "There are.", "A line.", new Axis("x"), new Axis("y"), []),
            WeightHashes = new Dictionary<string, string>(),
        };
    }

    public override Tolerance ToleranceFor(string path) => new(0.01, "None.");

    private static RunOutcome Outcome() => new(
        new Dictionary<string, double> { ["loss"] = 1.0 / 3 },
        Enumerable.Range(0, Series).ToDictionary(i => $"measure.{i}", _ => (IReadOnlyList<double>)[.. Enumerable.Range(1, Layers).Select(layer => 1.0 / layer)]),
        new Dictionary<string, string> { ["weights"] = new('b', 64) });

    private PlannedRun Planned(int seed)
    {
        var parts = Enumerable.Range(0, HyperParameters).ToDictionary(i => $"hyperparameter {i}", i => $"value {i}");
        parts["claim"] = Card.Id;
        parts["seed"] = seed.ToString(CultureInfo.InvariantCulture);
        return new PlannedRun(new RunSpec($"{Card.Id} · seed {seed}", parts), [], _ => Outcome());
    }
}
