using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Models.Quantisation;

/// <summary>
/// Lets go of the gradients that a hand-written function takes and returns. On the CPU a backward pass runs in its caller's
/// dispose scope and this does nothing. A GPU's runs on a thread of the engine's own, which no scope of ours reaches: there
/// what a call took is let go at once, and what it returned by the thread's next call, when the engine holds it by itself.
/// </summary>
internal static class ReturnedGradients
{
    [ThreadStatic]
    private static Tensor?[]? _last;

    /// <param name="taken">The gradient that the function was given, needed no more.</param>
    /// <param name="returned">What it returns; null where a gradient is not asked for.</param>
    public static void LetGo(Tensor taken, params Tensor?[] returned)
    {
        if (taken.device_type == DeviceType.CPU)
            return;
        taken.Dispose();
        foreach (var gradient in _last ?? [])
            gradient?.Dispose();
        _last = returned;
    }
}
