using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Core.Runs;
using Replication.Statistics;

namespace Replication.SuiteHost;

/// <summary>The toy suite as a claim, slow enough to be interrupted.</summary>
internal sealed class ToySuiteClaim(EventLines events) : Claim
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public override ClaimCard Card { get; } = ToyCard.Of("toy/suite", "Toys add up", "Mean value.", "tests/SuiteHost/ToySuiteClaim.cs");

    public override IReadOnlyList<PlannedRun> Plan(ClaimSettings settings) => ToySuite.Runs(Pause, events);

    public override Finding Judge(ClaimSettings settings, RunSet runs)
    {
        double[] values = [.. Plan(settings).Select(run => runs[run].Outcome.Scalars["value"])];
        var mean = new Estimate("mean", "mean", "", values.Average(), TInterval.OfMean(values), values);
        return new Finding
        {
            Verdict = Verdict.Replicated,
            Sentence = "Toys add up.",
            Headline = mean,
            Estimates = [mean],
            Figure = new Figure("Do toys add up?", "They do.", "A line.", new Axis("x"), new Axis("y"), []),
            WeightHashes = new Dictionary<string, string>(),
        };
    }

    public override Tolerance ToleranceFor(string path) => new(0.01, "Spread between engines.");
}
