using System.Runtime.Intrinsics;

namespace Replication.Core.Environments;

/// <summary>How wide the processor's vectors are, as the runtime uses them.</summary>
public static class VectorUnits
{
    /// <summary>512, 256, 128, or 0 where everything is done number by number.</summary>
    public static int Bits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
}
