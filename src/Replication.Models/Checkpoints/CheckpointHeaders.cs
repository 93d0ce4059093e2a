using Replication.Models.Architectures;
using Replication.Models.Quantisation;

namespace Replication.Models.Checkpoints;

/// <summary>
/// A Llama checkpoint compared with its configuration by the headers of its files alone: a dry run for models that are too
/// large to load. What the numbers are is left to <see cref="CheckpointVerification"/>.
/// </summary>
/// <param name="Tensors">Tensors found under the model's names.</param>
/// <param name="Parameters">Numbers in them.</param>
/// <param name="StoredBytes">Bytes that they take in the files.</param>
/// <param name="Quantised">Numbers in the blocks' matrices, which can be packed as NF4.</param>
/// <param name="PackedBytes">Bytes that these take when packed with double quantisation.</param>
/// <param name="Problems">One sentence each: a tensor that is missing or has another shape.</param>
/// <param name="Unexpected">Tensors that the model has no place for.</param>
public sealed record CheckpointHeaders(
    int Tensors, long Parameters, long StoredBytes, long Quantised, long PackedBytes, IReadOnlyList<string> Problems, IReadOnlyList<string> Unexpected)
{
    private const string Trunk = "model.";
    private const string Embeddings = "model.embed_tokens.weight", Head = "lm_head.weight";

    /// <summary>Reads the configuration and every file's header.</summary>
    /// <exception cref="CheckpointException">The configuration is of no Llama, or a file as a whole cannot be read.</exception>
    public static CheckpointHeaders Of(string path)
    {
        var shapes = LlamaShapes.Of(ModelConfiguration.LlamaSizes(path));
        using var files = CheckpointFiles.Open(path);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var problems = new List<string>();
        long parameters = 0, bytes = 0, quantised = 0, packed = 0;
        foreach (var (name, shape) in shapes)
        {
            if (Names(name).FirstOrDefault(files.Has) is not { } found)
            {
                problems.Add($"Tensor '{name}' of shape [{string.Join(", ", shape)}] is missing.");
                continue;
            }

            used.Add(found);
            var (entry, file) = files.Describe(found);
            if (!entry.Shape.AsSpan().SequenceEqual(shape))
                problems.Add($"Tensor '{found}' in {Path.GetFileName(file)} has shape [{string.Join(", ", entry.Shape)}], but the model expects [{string.Join(", ", shape)}].");
            var count = shape.Aggregate(1L, (product, side) => product * side);
            parameters += count;
            bytes += entry.End - entry.Begin;
            if (!name.EndsWith("_proj.weight", StringComparison.Ordinal))
                continue;
            quantised += count;
            packed += Nf4Tensor.BytesOf(count);
        }

        return new CheckpointHeaders(used.Count, parameters, bytes, quantised, packed, problems, [.. files.Names.Where(name => !used.Contains(name))]);
    }

    // A base model saved by itself leaves the trunk's name out; a tied head may be stored in place of the embeddings.
    private static IEnumerable<string> Names(string name)
    {
        yield return name;
        if (name.StartsWith(Trunk, StringComparison.Ordinal))
            yield return name[Trunk.Length..];
        if (name == Embeddings)
            yield return Head;
    }
}
