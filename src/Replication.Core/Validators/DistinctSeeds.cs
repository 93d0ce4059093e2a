using Replication.Core.Setup;

namespace Replication.Core.Validators;

/// <summary>Two runs under different names that are the same run: their seeds are equal, or no part of the key.</summary>
public sealed class DistinctSeeds : ISuiteValidator
{
    public string? Refusal(SuiteSetUp suite)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var claim in suite.Planned)
        {
            foreach (var run in claim.Runs)
            {
                if (labels.TryGetValue(run.Spec.Key, out var label) && label != run.Spec.Label)
                {
                    return $"Claim {claim.Claim.Card.Id} plans the run {run.Spec} a second time as {label}: give each its own seed, and make the seed a part of the key.";
                }

                labels[run.Spec.Key] = run.Spec.Label;
            }
        }

        return null;
    }
}
