using System.Text;
using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Core.Reports;
using Replication.Core.Runs;
using Replication.Core.Snapshots;
using Replication.Reporting.Results;
using Replication.Statistics;

namespace Replication.Tests.Reporting;

/// <summary>Small made-up claims, figures and suites.</summary>
internal static class Samples
{
    public static Curve Curve(string label, params double[] mean) => new(
        label,
        [.. Enumerable.Range(1, mean.Length).Select(i => (double)i)],
        mean,
        [.. mean.Select(m => m - 0.5)],
        [.. mean.Select(m => m + 0.5)],
        [[.. mean.Select(m => m - 0.25)], [.. mean.Select(m => m + 0.25)]]);

    public static Figure Figure(params Panel[] panels) => new(
        "Does it grow?", "It grows.", "A line that rises from one to three.", new Axis("layer"), new Axis("distance", IncludeZero: true), panels);

    public static Estimate Estimate(double value, string path = "slope") => new(
        path, "Slope", "", value, new Interval(value - 0.5, value + 0.5, 0.95, "t interval"), [value - 0.25, value + 0.25]);

    public static ClaimCard Card(string id = "paper/claim", string title = "It grows") => new()
    {
        Id = id,
        Version = 1,
        Paper = new Paper("paper", "On Growth", "A. Author", "Journal of Growth, 2026"),
        Title = title,
        Place = "section 1",
        Statement = "Change grows with depth.",
        Kind = ClaimKind.Trend,
        Metric = "Slope of change on depth",
        Published = new PublishedValue(1.5, "1.5 per layer"),
        SmallestEffect = new SmallestEffect(0.25, "", "less could not be seen"),
        Rule = "Replicated when the interval lies above the smallest effect.",
        Deviations = ["Smaller models."],
        SourceFile = "replication/Paper/Claim.cs",
    };

    public static Finding Finding(double value = 1, Verdict verdict = Verdict.Replicated) => new()
    {
        Verdict = verdict,
        Sentence = "The slope is above the smallest effect.",
        Headline = Estimate(value),
        PValue = new PValue(0.012, "one-sample t test"),
        Estimates = [Estimate(value)],
        Figure = Figure(new Panel("all", [Curve("ours", 1, 2, 3)])),
        WeightHashes = new Dictionary<string, string> { ["seed 0"] = new('a', 64) },
    };

    public static ClaimReport Claim(string id = "paper/claim", double value = 1, Verdict verdict = Verdict.Replicated, string title = "It grows") =>
        new(Card(id, title), Finding(value, verdict), SnapshotState.Verified, [Run()], [])
        {
            Parts = DistinctValues.Of([new Dictionary<string, string> { ["seed"] = "0", ["model"] = "gpt2" }]),
            Environment = DistinctValues.Of([new Dictionary<string, string> { ["machine"] = "two cores" }]),
        };

    public static SuiteReport Suite(params ClaimReport[] claims) => new(
        claims, Tier.Micro, "embedded language", [KeyValuePair.Create("Commit", "abc1234")], new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.Zero));

    /// <summary>What <paramref name="write"/> writes.</summary>
    public static string Text(Action<TextWriter> write)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(output);
        return output.ToString();
    }

    /// <summary><c>results.json</c> of a suite.</summary>
    public static string Json(SuiteReport report) => Json(ResultsOf.Suite(report));

    public static string Json(ResultsFile results)
    {
        using var output = new MemoryStream();
        ResultsJson.Write(output, results);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static RunSummary Run(int seed = 0) => new(
        new string('b', 64), $"gpt2 · seed {seed}", 0.5, new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
}
