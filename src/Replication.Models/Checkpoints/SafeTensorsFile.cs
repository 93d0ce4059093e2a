using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Replication.Models.Checkpoints;

/// <summary>
/// One safetensors file, mapped into memory: a tensor is read when it is asked for, so that a model loads without
/// its checkpoint lying in memory a second time.
/// </summary>
public sealed class SafeTensorsFile : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly SortedDictionary<string, SafeTensorsEntry> _entries = new(StringComparer.Ordinal);
    private readonly long _dataOffset;

    /// <exception cref="CheckpointException">The file is missing, truncated or damaged.</exception>
    public SafeTensorsFile(string path)
    {
        Path = path;
        if (!File.Exists(path))
            throw new CheckpointException($"{path}: no such file.");
        using (var stream = File.OpenRead(path))
        {
            (var entries, Metadata, _dataOffset) = SafeTensorsHeader.Read(stream, path);
            foreach (var entry in entries)
                _entries.Add(entry.Name, entry);
        }

        _map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    public string Path { get; }

    /// <summary>What the file holds, by name.</summary>
    public IReadOnlyDictionary<string, SafeTensorsEntry> Entries => _entries;

    /// <summary>The writer's notes.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>A copy of one tensor; half-precision storage is widened to float32, which is exact. The caller disposes it.</summary>
    /// <exception cref="CheckpointException">There is no such tensor, or it is too large for one array.</exception>
    public Tensor Read(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
            throw new CheckpointException($"{Path}: tensor '{name}' is missing.");
        return entry.Dtype switch
        {
            ScalarType.Float32 => tensor(Values<float>(entry), entry.Shape),
            ScalarType.Float64 => tensor(Values<double>(entry), entry.Shape),
            ScalarType.Float16 => tensor(Array.ConvertAll(Values<Half>(entry), static h => (float)h), entry.Shape),
            ScalarType.BFloat16 => tensor(Array.ConvertAll(Values<ushort>(entry), static b => BitConverter.Int32BitsToSingle(b << 16)), entry.Shape),
            _ => tensor(Values<long>(entry), entry.Shape),
        };
    }

    public void Dispose()
    {
        _view.Dispose();
        _map.Dispose();
    }

    private T[] Values<T>(SafeTensorsEntry entry) where T : unmanaged
    {
        var count = (entry.End - entry.Begin) / Marshal.SizeOf<T>();
        if (count > Array.MaxLength)
            throw new CheckpointException($"{Path}: tensor '{entry.Name}' has {count} elements, but at most {Array.MaxLength} can be read.");
        var values = new T[count];
        _view.ReadArray(_dataOffset + entry.Begin, values, 0, values.Length);
        return values;
    }
}
