using static TorchSharp.torch;

namespace Replication.Linearization;

/// <summary>Labels as numbers to regress on.</summary>
internal static class Targets
{
    /// <summary>1 for the right class and 0 for the others: [N] int64 → [N, C] float32.</summary>
    public static Tensor OneHot(Tensor labels, int classes) => nn.functional.one_hot(labels, classes).to(ScalarType.Float32);
}
