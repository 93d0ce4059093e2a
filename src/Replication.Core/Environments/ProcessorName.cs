using System.Runtime.InteropServices;

namespace Replication.Core.Environments;

/// <summary>The processor's name as its maker prints it.</summary>
public static class ProcessorName
{
    private const string LinuxSource = "/proc/cpuinfo";

    public static string Current { get; } = OneLine.Of(
        OnLinux() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString());

    private static string? OnLinux() => !File.Exists(LinuxSource)
        ? null
        : File.ReadLines(LinuxSource)
            .Where(line => line.StartsWith("model name", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(':') + 1)..])
            .FirstOrDefault();
}
