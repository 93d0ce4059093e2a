using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves modules between devices. The managed engine has one device, so a module stays where it is.</summary>
public static class ModuleExtensionMethods
{
    public static T to<T>(this T module, Device device, bool non_blocking = false) where T : nn.Module => module;

    public static T cpu<T>(this T module, bool non_blocking = false) where T : nn.Module => module;
}
