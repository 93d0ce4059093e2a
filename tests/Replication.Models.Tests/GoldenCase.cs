using System.Text.Json;
using Replication.Models.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

/// <summary>A tiny checkpoint with reference tensors computed by another implementation (see Golden/README.md).</summary>
public sealed class GoldenCase(string folder)
{
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "Golden");

    public string Name => Path.GetFileName(folder);

    public string Folder => folder;

    /// <summary>The project's own cases, and every further folder below REPLICATION_GOLDEN.</summary>
    public static IEnumerable<GoldenCase> All()
    {
        var further = Environment.GetEnvironmentVariable("REPLICATION_GOLDEN");
        string[] roots = string.IsNullOrEmpty(further) ? [Own] : [Own, further];
        return roots
            .SelectMany(root => Directory.EnumerateFiles(root, "reference.safetensors", SearchOption.AllDirectories))
            .Select(file => Path.GetDirectoryName(file)!)
            .Where(IsKnown)
            .Order(StringComparer.Ordinal)
            .Select(path => new GoldenCase(path));
    }

    /// <summary>On the engine's own device, as a run's models are.</summary>
    public LanguageModel Model() => ModelConfiguration.Load(folder).to(RunDevice.Current);

    public IReadOnlyDictionary<string, Tensor> Reference() => SafeTensors.Read(Path.Combine(folder, "reference.safetensors")).ToDictionary(entry => entry.Key, entry => entry.Value.to(RunDevice.Current));

    public override string ToString() => Name;

    // Further folders may hold architectures that have no model file yet; the project's own are all run.
    private static bool IsKnown(string path)
    {
        using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(path, "config.json")));
        using var reference = File.OpenRead(Path.Combine(path, "reference.safetensors"));
        if (SafeTensorsHeader.Read(reference, path).Entries.All(entry => entry.Name != "adamw_losses"))
            return false; // a case of another kind, with adapters
        return path.StartsWith(Own, StringComparison.Ordinal)
            || ModelConfiguration.ModelTypes.Contains(config.RootElement.GetProperty("model_type").GetString()!);
    }
}
