using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Models;

/// <summary>Where a run's tensors live: on the first GPU where the engine has one, else on the CPU.</summary>
public static class RunDevice
{
    public static Device Current { get; } = cuda.is_available() ? new Device(DeviceType.CUDA, 0) : CPU;
}
