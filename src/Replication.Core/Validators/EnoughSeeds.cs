using Replication.Core.Reports;
using Replication.Core.Setup;

namespace Replication.Core.Validators;

/// <summary>Fewer seeds than a claim declared can only end in an invalid verdict, so they are not paid for.</summary>
public sealed class EnoughSeeds : ISuiteValidator
{
    private const string SeedPart = "seed";

    public string? Refusal(SuiteSetUp suite)
    {
        if (suite.Settings.Seeds is not { } given)
        {
            return null;
        }

        foreach (var claim in suite.Planned)
        {
            var declared = Seeds(PlannedClaim.Of(claim.Claim, claim.Settings with { Seeds = null }));
            if (Seeds(claim) < declared)
            {
                return $"Claim {claim.Claim.Card.Id} declares {declared} seeds and --seeds gives {given}, which could only end in an invalid verdict: give at least {declared}.";
            }
        }

        return null;
    }

    private static int Seeds(PlannedClaim claim) =>
        claim.Runs.Select(run => run.Spec.Parts.GetValueOrDefault(SeedPart)).OfType<string>().Distinct(StringComparer.Ordinal).Count();
}
