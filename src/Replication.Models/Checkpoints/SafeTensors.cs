using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using static TorchSharp.torch;

namespace Replication.Models.Checkpoints;

/// <summary>Reads and writes safetensors files: a JSON header, then the tensors' bytes, little-endian and row-major.</summary>
public static class SafeTensors
{
    /// <summary>All tensors of a file by name. The caller disposes them.</summary>
    /// <exception cref="CheckpointException">The file is missing, truncated or damaged.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        using var file = new SafeTensorsFile(path);
        var result = new SortedDictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var name in file.Entries.Keys)
            result[name] = file.Read(name);
        return result;
    }

    /// <summary>Writes float32 tensors in the order of their names, and notes; the file appears whole or not at all.</summary>
    public static void Write(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? notes = null)
    {
        var ordered = tensors.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Value.shape, Values: ToArray(t.Value))).ToList();
        var header = new SortedDictionary<string, object>(StringComparer.Ordinal);
        if (notes is not null)
            header["__metadata__"] = notes;
        var offset = 0L;
        foreach (var (name, shape, values) in ordered)
        {
            header[name] = new { dtype = "F32", shape, data_offsets = new[] { offset, offset + values.LongLength * 4 } };
            offset += values.LongLength * 4;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var temporary = path + ".tmp";
        using (var stream = File.Create(temporary))
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
            stream.Write(length);
            stream.Write(json);
            foreach (var (_, _, values) in ordered)
                stream.Write(MemoryMarshal.AsBytes<float>(values));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static float[] ToArray(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray();
    }
}
