using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace Replication.Models.Checkpoints;

/// <summary>Reads and checks the header of a safetensors file before anything is allocated by its word.</summary>
public static class SafeTensorsHeader
{
    private const long LongestHeader = 100_000_000;

    /// <summary>The tensors in order of their bytes, the writer's notes, and the offset at which the bytes start.</summary>
    public static (IReadOnlyList<SafeTensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata, long DataOffset) Read(Stream stream, string path)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (stream.Length < 8)
            throw new CheckpointException($"{path}: not a safetensors file; it has {stream.Length} bytes, and the header's length alone takes 8.");
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader || (long)length > stream.Length - 8)
            throw new CheckpointException($"{path}: the header claims {length} bytes, but the file has {stream.Length - 8} after its length field; the file is truncated or not a safetensors file.");
        var header = new byte[(int)length];
        stream.ReadExactly(header);
        var available = stream.Length - 8 - (long)length;
        var entries = new List<SafeTensorsEntry>();
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(header);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name == "__metadata__")
                {
                    foreach (var note in property.Value.EnumerateObject())
                        metadata[note.Name] = note.Value.GetString() ?? "";
                    continue;
                }

                if (!names.Add(property.Name))
                    throw new CheckpointException($"{path}: tensor '{property.Name}' stands twice in the header.");
                entries.Add(Entry(property, path, available));
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new CheckpointException($"{path}: the header is not the JSON of a safetensors file ({error.Message}).", error);
        }

        // Tensors without elements take no bytes and may share a place.
        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i].Begin < entries[i - 1].End)
                throw new CheckpointException($"{path}: tensors '{entries[i - 1].Name}' and '{entries[i].Name}' overlap at byte {entries[i].Begin}.");
        }

        return (entries, metadata, 8 + (long)length);
    }

    private static SafeTensorsEntry Entry(JsonProperty property, string path, long available)
    {
        var name = property.Name;
        var dtype = property.Value.GetProperty("dtype").GetString() switch
        {
            "F32" => ScalarType.Float32,
            "F64" => ScalarType.Float64,
            "F16" => ScalarType.Float16,
            "BF16" => ScalarType.BFloat16,
            "I64" => ScalarType.Int64,
            var other => throw new CheckpointException($"{path}: tensor '{name}' is stored as {other}; F32, F16, BF16, F64 and I64 can be read."),
        };
        long[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64())];
        var offsets = property.Value.GetProperty("data_offsets");
        long begin = offsets[0].GetInt64(), end = offsets[1].GetInt64();
        if (begin < 0 || end < begin || end > available)
            throw new CheckpointException($"{path}: tensor '{name}' claims bytes {begin} to {end}, but the file holds {available}; it is truncated or damaged.");
        var expected = SizeOf(dtype, shape, name, path);
        if (expected != end - begin)
            throw new CheckpointException($"{path}: tensor '{name}' of shape [{string.Join(", ", shape)}] needs {expected} bytes, but the header gives it {end - begin}.");
        return new SafeTensorsEntry(name, dtype, shape, begin, end);
    }

    private static long SizeOf(ScalarType dtype, long[] shape, string name, string path)
    {
        try
        {
            return shape.Aggregate(BytesOf(dtype), (size, d) => d >= 0
                ? checked(size * d)
                : throw new CheckpointException($"{path}: tensor '{name}' has the impossible shape [{string.Join(", ", shape)}]."));
        }
        catch (OverflowException error)
        {
            throw new CheckpointException($"{path}: tensor '{name}' has the impossible shape [{string.Join(", ", shape)}].", error);
        }
    }

    private static long BytesOf(ScalarType dtype) => dtype switch
    {
        ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Float32 => 4,
        _ => 8,
    };
}
