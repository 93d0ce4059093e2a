using Replication.Core.Setup;

namespace Replication.Core.Validators;

/// <summary>TF32 keeps ten bits of each factor: its runs would be stored as float32 and are not.</summary>
public sealed class FullPrecision : ISuiteValidator
{
    public string? Refusal(SuiteSetUp suite) => suite.Machine.RoundsProducts
        ? "The GPU may round float32 products to TF32, which is another element type than the runs are stored under: "
            + "unset NVIDIA_TF32_OVERRIDE and leave allow_tf32 false."
        : null;
}
