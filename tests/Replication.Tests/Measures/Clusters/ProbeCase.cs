using Replication.Measures.Clusters;
using Replication.Models.Checkpoints;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Clusters;

/// <summary>Points that the original DirectProbe has clustered (see Golden/README.md).</summary>
public sealed class ProbeCase
{
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "Golden", "Clusters");
    private readonly string _file;
    private readonly string _name;

    private ProbeCase(string file, string name) => (_file, _name) = (file, name);

    public required PointSet Points { get; init; }

    public required int[] Labels { get; init; }

    public required int[] Clusters { get; init; }

    /// <summary>[clusters, clusters]</summary>
    public required double[] Distances { get; init; }

    /// <summary>The project's own cases, and every further file with clusters below REPLICATION_GOLDEN.</summary>
    public static IEnumerable<string> Files()
    {
        var further = Environment.GetEnvironmentVariable("REPLICATION_GOLDEN");
        string[] roots = string.IsNullOrEmpty(further) ? [Own] : [Own, further];
        return roots.SelectMany(root => Directory.EnumerateFiles(root, "*.safetensors", SearchOption.AllDirectories))
            .Where(HoldsClusters)
            .Order(StringComparer.Ordinal);
    }

    public static ProbeCase Read(string file)
    {
        using var scope = NewDisposeScope();
        var tensors = SafeTensors.Read(file);
        try
        {
            return new ProbeCase(file, Path.GetFileNameWithoutExtension(file))
            {
                Points = PointSet.From(tensors["points"]),
                Labels = Numbers(tensors["labels"]),
                Clusters = Numbers(tensors["clusters"]),
                Distances = tensors["distances_svm"].data<double>().ToArray(),
            };
        }
        finally
        {
            foreach (var tensor in tensors.Values)
                tensor.Dispose();
        }
    }

    public override string ToString() => $"{_name} ({_file})";

    private static int[] Numbers(Tensor tensor) => [.. tensor.data<long>().ToArray().Select(number => (int)number)];

    private static bool HoldsClusters(string file)
    {
        using var stream = File.OpenRead(file);
        var names = SafeTensorsHeader.Read(stream, file).Entries.Select(entry => entry.Name).ToHashSet();
        return names.IsSupersetOf(["points", "labels", "clusters", "distances_svm"]);
    }
}
