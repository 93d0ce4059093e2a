namespace TorchSharp;

public static partial class torch
{
    /// <summary>What there is of CUDA: nothing, in the managed engine.</summary>
    public static partial class cuda
    {
        public static bool is_available() => false;

        public static int device_count() => 0;
    }
}
