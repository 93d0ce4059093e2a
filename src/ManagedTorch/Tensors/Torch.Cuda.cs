namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp tells libtorch's version here. This engine has none, and tells whose API it follows.</summary>
    public static string __version__ => "none (API of TorchSharp 0.107)";

    /// <summary>What there is of CUDA: nothing, in the managed engine.</summary>
    public static partial class cuda
    {
        public static bool is_available() => false;

        public static int device_count() => 0;
    }
}
