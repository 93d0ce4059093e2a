using System.Globalization;
using Replication.Core.Setup;

namespace Replication.Core.Validators;

/// <summary>A budget that is known to be too small is refused with the numbers instead of being spent.</summary>
public sealed class BudgetHoldsPlan : ISuiteValidator
{
    public string? Refusal(SuiteSetUp suite)
    {
        if (suite.Budget is not { } budget || suite.Cost.WallMinutes(suite.Workers) is var wall && wall <= budget.TotalMinutes)
        {
            return null;
        }

        var cost = suite.Cost;
        return string.Create(CultureInfo.InvariantCulture,
            $"The budget of {budget.TotalMinutes:0.###} min cannot hold the plan: {cost.Known} of its {cost.Outstanding.Count} outstanding runs took {cost.KnownMinutes:0.0} min last time, "
            + $"at least {cost.WallMinutes(suite.Workers):0.0} min with {suite.Workers} at a time; raise --budget, choose fewer claims, or take a --shard.");
    }
}
