namespace TorchSharp;

public static partial class torch
{
    /// <summary>Switches of the native engines. The managed engine has none to turn: its products are always full float32.</summary>
    public static partial class backends
    {
        public static partial class cuda
        {
            public static partial class matmul
            {
                public static bool allow_tf32 { get => false; set => Refuse(value); }
            }
        }

        public static partial class cudnn
        {
            public static bool allow_tf32 { get => false; set => Refuse(value); }
        }

        private static void Refuse(bool value)
        {
            if (value)
                throw new NotSupportedException("The managed engine has no TF32: leave allow_tf32 false.");
        }
    }
}
