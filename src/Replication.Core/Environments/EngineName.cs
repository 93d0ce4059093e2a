using System.Reflection;

namespace Replication.Core.Environments;

/// <summary>Which engine answers for TorchSharp's API in this build.</summary>
public static class EngineName
{
    /// <summary>The engine whose numbers are the same on every machine.</summary>
    public const string Managed = "managed";

    /// <summary><c>managed</c>, <c>torchsharp-cpu</c> or <c>torchsharp-cuda</c>.</summary>
    public static string Current { get; } = typeof(EngineName).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "Engine").Value!;
}
