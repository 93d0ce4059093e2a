using MathNet.Numerics;

namespace TorchSharp;

/// <summary>Keeps MathNet to its managed code and one thread; a native provider would bring its own bits.</summary>
internal static class ManagedProvider
{
    private static readonly bool Set = Configure();

    public static void Use() => _ = Set;

    private static bool Configure()
    {
        Control.UseManaged();
        Control.UseSingleThread();
        return true;
    }
}
