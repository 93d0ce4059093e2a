using Replication.Core.Claims;
using Replication.Core.Setup;

namespace Replication.Core.Validators;

/// <summary>A tier made for GPUs would take weeks without one.</summary>
public sealed class GpuPresent : ISuiteValidator
{
    public string? Refusal(SuiteSetUp suite)
    {
        var tier = suite.Settings.Tier;
        var needed = suite.Claims.Select(claim => claim.PlanFor(tier)?.Gpus ?? 0).Append(tier == Tier.Gpu ? 1 : 0).Max();
        return suite.Machine.Gpus >= needed
            ? null
            : $"The {TierName.Of(tier)} tier needs {Count(needed)}, and the engine {suite.Machine.Engine} finds {Count(suite.Machine.Gpus)}: "
                + "build with -p:Engine=torchsharp-cuda on a machine that has them, or choose --tier micro.";
    }

    private static string Count(int gpus) => gpus switch { 0 => "no GPU", 1 => "1 GPU", _ => $"{gpus} GPUs" };
}
