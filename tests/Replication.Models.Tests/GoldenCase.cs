using Replication.Models.Checkpoints;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

/// <summary>A tiny checkpoint with reference tensors computed by another implementation (see Golden/README.md).</summary>
public sealed class GoldenCase(string folder)
{
    public string Name => Path.GetFileName(folder);

    public string Folder => folder;

    /// <summary>The project's own cases, and every further folder below REPLICATION_GOLDEN.</summary>
    public static IEnumerable<GoldenCase> All()
    {
        var own = Path.Combine(AppContext.BaseDirectory, "Golden");
        var further = Environment.GetEnvironmentVariable("REPLICATION_GOLDEN");
        string[] roots = string.IsNullOrEmpty(further) ? [own] : [own, further];
        return roots
            .SelectMany(root => Directory.EnumerateFiles(root, "reference.safetensors", SearchOption.AllDirectories))
            .Select(file => Path.GetDirectoryName(file)!)
            .Where(IsKnown)
            .Order(StringComparer.Ordinal)
            .Select(path => new GoldenCase(path));
    }

    public CausalLanguageModel Model() => ModelConfiguration.Load(folder);

    public IReadOnlyDictionary<string, Tensor> Reference() => SafeTensors.Read(Path.Combine(folder, "reference.safetensors"));

    public override string ToString() => Name;

    // Architectures that have no model file yet are left to the change that brings one.
    private static bool IsKnown(string path)
    {
        var config = File.ReadAllText(Path.Combine(path, "config.json"));
        return config.Contains("\"model_type\": \"gpt2\"", StringComparison.Ordinal) || config.Contains("\"model_type\": \"gpt_neox\"", StringComparison.Ordinal);
    }
}
