using Replication.Statistics;

namespace Replication.Core.Claims;

/// <summary>What a test says of a claim's headline. It decides no verdict: the claim's rule does, on the interval.</summary>
/// <param name="Value">Two-sided probability, where there is no effect, of a statistic at least as far out; NaN where the sample cannot answer.</param>
/// <param name="Test">The test in words, such as "one-sample t test".</param>
public sealed record PValue(double Value, string Test)
{
    public static PValue Of(TestResult test) => new(test.P, test.Method);
}
