using Replication.Core.Environments;

namespace Replication.Core.Setup;

/// <summary>What the machine offers to a suite.</summary>
/// <param name="Engine">Name of the engine.</param>
/// <param name="Gpus">Graphics processors that the engine can use.</param>
/// <param name="RoundsProducts">True where a GPU may round the factors of float32 products to TF32.</param>
/// <param name="Models">Folder of published models; it may not exist.</param>
/// <param name="Data">Folder of corpora; it may not exist.</param>
public sealed record Machine(string Engine, int Gpus, bool RoundsProducts, string Models, string Data)
{
    private const string Tf32Override = "NVIDIA_TF32_OVERRIDE";

    public static Machine Here(Workspace workspace) => new(
        EngineName.Current,
        TorchSharp.torch.cuda.is_available() ? TorchSharp.torch.cuda.device_count() : 0,
        TorchSharp.torch.backends.cuda.matmul.allow_tf32 || TorchSharp.torch.backends.cudnn.allow_tf32
            || Environment.GetEnvironmentVariable(Tf32Override) == "1",
        workspace.Models,
        workspace.Data);
}
