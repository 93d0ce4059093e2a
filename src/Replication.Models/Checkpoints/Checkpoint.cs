using System.Security.Cryptography;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace Replication.Models.Checkpoints;

/// <summary>A model's weights as a safetensors file in the Hugging Face layout, and their digest.</summary>
public static class Checkpoint
{
    /// <summary>Writes the parameters under their Hugging Face names; tied weights are stored once.</summary>
    public static void Save(nn.Module model, string path) =>
        SafeTensors.Write(path, model.named_parameters().Select(p => KeyValuePair.Create(p.name, (Tensor)p.parameter)));

    /// <summary>Reads every parameter of the model from a file; tensors that the model does not have are left aside.</summary>
    /// <exception cref="CheckpointException">A tensor is missing or has another shape.</exception>
    public static void Load(nn.Module model, string path)
    {
        var tensors = SafeTensors.Read(path);
        try
        {
            using var noGrad = no_grad();
            foreach (var (name, parameter) in model.named_parameters())
            {
                if (!tensors.TryGetValue(name, out var stored))
                    throw new CheckpointException($"{path}: tensor '{name}' of shape [{string.Join(", ", parameter.shape)}] is missing.");
                if (!stored.shape.AsSpan().SequenceEqual(parameter.shape))
                    throw new CheckpointException($"{path}: tensor '{name}' has shape [{string.Join(", ", stored.shape)}], but the model expects [{string.Join(", ", parameter.shape)}].");
                using var placed = stored.to(parameter.device);
                parameter.copy_(placed);
            }
        }
        finally
        {
            foreach (var stored in tensors.Values)
                stored.Dispose();
        }
    }

    /// <summary>SHA-256 over names and float32 bytes of all parameters in the order of their names.</summary>
    public static string Sha256(nn.Module model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, parameter) in model.named_parameters().OrderBy(p => p.name, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(MemoryMarshal.AsBytes<float>(parameter.detach().cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
