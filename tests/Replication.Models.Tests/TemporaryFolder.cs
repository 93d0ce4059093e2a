using System.Buffers.Binary;
using System.Text;

namespace Replication.Models.Tests;

/// <summary>A folder for one test, with hand-made safetensors files.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("replication-models-").FullName;

    public string Path => _path;

    public string At(string name) => System.IO.Path.Combine(_path, name);

    /// <summary>Writes a safetensors file whose header may say anything.</summary>
    public string SafeTensors(string header, byte[] data, long? claimedLength = null, string name = "model.safetensors")
    {
        var json = Encoding.UTF8.GetBytes(header);
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, claimedLength ?? json.Length);
        File.WriteAllBytes(At(name), [.. prefix, .. json, .. data]);
        return At(name);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
