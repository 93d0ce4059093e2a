namespace Replication.Core.Validators;

/// <summary>All that is asked of a suite, the cheapest and the most telling first.</summary>
public static class SuiteValidators
{
    public static IReadOnlyList<ISuiteValidator> All { get; } =
        [new GpuPresent(), new FullPrecision(), new ResourcesPresent(), new DistinctSeeds(), new EnoughSeeds(), new BudgetHoldsPlan()];
}
