using static TorchSharp.torch;

namespace Replication.Models.Checkpoints;

/// <summary>A checkpoint compared, tensor by tensor, with the model that its configuration describes.</summary>
/// <param name="Tensors">Tensors found under the model's names.</param>
/// <param name="Problems">One sentence each: a tensor that is missing, has another shape, or holds numbers that are not finite.</param>
/// <param name="FreshHead">Parameters of the head that a base model rightly lacks.</param>
/// <param name="Unexpected">Tensors that the model has no place for; they are left aside when it is loaded.</param>
public sealed record CheckpointVerification(
    int Tensors, IReadOnlyList<string> Problems, IReadOnlyList<string> FreshHead, IReadOnlyList<string> Unexpected)
{
    /// <summary>Reads every tensor once, one at a time.</summary>
    /// <exception cref="CheckpointException">The configuration or a file as a whole cannot be read.</exception>
    public static CheckpointVerification Of(string path)
    {
        using var model = ModelConfiguration.Build(path);
        using var files = CheckpointFiles.Open(path);
        var isBare = ModelConfiguration.IsBare(path);
        var names = new TensorNames(model);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var head = new List<string>();
        var problems = new List<string>();
        foreach (var (name, parameter) in model.named_parameters())
        {
            if (names.Of(name).FirstOrDefault(files.Has) is { } found)
            {
                used.Add(found);
                Compare(files, found, parameter.shape, problems);
            }
            else if (isBare && model.IsHead(name))
            {
                head.Add(name);
            }
            else
            {
                problems.Add($"Tensor '{name}' of shape [{string.Join(", ", parameter.shape)}] is missing.");
            }
        }

        return new CheckpointVerification(used.Count, problems, head, [.. files.Names.Where(n => !used.Contains(n))]);
    }

    private static void Compare(CheckpointFiles files, string name, long[] expected, List<string> problems)
    {
        var (entry, file) = files.Describe(name);
        if (!entry.Shape.AsSpan().SequenceEqual(expected))
        {
            problems.Add($"Tensor '{name}' in {Path.GetFileName(file)} has shape [{string.Join(", ", entry.Shape)}], but the model expects [{string.Join(", ", expected)}].");
            return;
        }

        using var values = files.Read(name);
        using var finite = values.isfinite();
        using var wrong = finite.logical_not().sum();
        if (wrong.item<long>() is > 0 and var count)
            problems.Add($"Tensor '{name}' in {Path.GetFileName(file)} holds {count} of {values.numel()} numbers that are not finite.");
    }
}
