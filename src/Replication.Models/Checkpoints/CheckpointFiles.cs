using System.Text.Json;
using static TorchSharp.torch;

namespace Replication.Models.Checkpoints;

/// <summary>The tensors of a checkpoint: one safetensors file, or the shards that an index lists.</summary>
public sealed class CheckpointFiles : IDisposable
{
    private const string Single = "model.safetensors";
    private const string Index = "model.safetensors.index.json";
    private readonly List<SafeTensorsFile> _files = [];
    private readonly SortedDictionary<string, SafeTensorsFile> _owners = new(StringComparer.Ordinal);

    private CheckpointFiles(string path) => Path = path;

    /// <summary>The file or folder that was opened.</summary>
    public string Path { get; }

    /// <summary>The safetensors files, mapped into memory.</summary>
    public IReadOnlyList<SafeTensorsFile> Files => _files;

    /// <summary>Names of all tensors, in order.</summary>
    public IEnumerable<string> Names => _owners.Keys;

    /// <summary>Opens a safetensors file, or a folder with <c>model.safetensors</c> or <c>model.safetensors.index.json</c>.</summary>
    /// <exception cref="CheckpointException">Nothing is there, it is damaged, or it has another format.</exception>
    public static CheckpointFiles Open(string path)
    {
        var files = new CheckpointFiles(path);
        try
        {
            if (!Directory.Exists(path))
                files.AddWhole(path);
            else if (File.Exists(System.IO.Path.Combine(path, Single)))
                files.AddWhole(System.IO.Path.Combine(path, Single));
            else
                files.AddShards(System.IO.Path.Combine(path, Index));
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    public bool Has(string name) => _owners.ContainsKey(name);

    /// <summary>Reads one tensor as float32; the caller disposes it.</summary>
    public Tensor Read(string name) => _owners[name].Read(name);

    /// <summary>Type and shape of a tensor, and the file that holds it.</summary>
    public (SafeTensorsEntry Entry, string File) Describe(string name) => (_owners[name].Entries[name], _owners[name].Path);

    public void Dispose() => _files.ForEach(f => f.Dispose());

    private void AddWhole(string path)
    {
        OtherFormats.Refuse(path);
        var file = new SafeTensorsFile(path);
        _files.Add(file);
        foreach (var name in file.Entries.Keys)
            _owners[name] = file;
    }

    private void AddShards(string index)
    {
        if (!File.Exists(index))
            throw OtherFormats.Missing(Path, $"neither {Single} nor {Index}");
        foreach (var (shard, names) in Places(index))
        {
            var path = System.IO.Path.Combine(Path, shard);
            if (!File.Exists(path))
                throw new CheckpointException($"{path}: no such file, but {Index} places {names.Count} tensors there, the first of them '{names[0]}'.");
            var file = new SafeTensorsFile(path);
            _files.Add(file);
            foreach (var name in names)
            {
                if (!file.Entries.ContainsKey(name))
                    throw new CheckpointException($"{path}: tensor '{name}' is missing, although {Index} places it here; the file holds {file.Entries.Count} other tensors.");
                _owners[name] = file;
            }
        }
    }

    // Each shard with its tensors, both in order.
    private static SortedDictionary<string, List<string>> Places(string index)
    {
        var shards = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(index));
            foreach (var entry in document.RootElement.GetProperty("weight_map").EnumerateObject().OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                var shard = entry.Value.GetString() ?? throw new FormatException($"tensor '{entry.Name}' has no file");
                if (!seen.Add(entry.Name))
                    throw new CheckpointException($"{index}: tensor '{entry.Name}' stands twice in the index.");
                if (shard is "" or "." or ".." || shard.AsSpan().IndexOfAny("/\\:\0") >= 0)
                    throw new CheckpointException($"{index}: tensor '{entry.Name}' is placed in '{shard}', but a shard must be a file beside the index, named without a folder.");
                if (!shards.TryGetValue(shard, out var names))
                    shards[shard] = names = [];
                names.Add(entry.Name);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new CheckpointException($"{index}: not the index of a sharded checkpoint, which maps tensors to files under 'weight_map' ({error.Message}).", error);
        }

        return shards.Count > 0 ? shards : throw new CheckpointException($"{index}: 'weight_map' is empty, but a checkpoint has tensors.");
    }
}
