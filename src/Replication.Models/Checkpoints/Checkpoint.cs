using System.Security.Cryptography;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Replication.Models.Layers;
using Replication.Models.Quantisation;
using static TorchSharp.torch;

namespace Replication.Models.Checkpoints;

/// <summary>A model's weights in the Hugging Face layout, and their digest.</summary>
public static class Checkpoint
{
    /// <summary>The note of a safetensors file under which a checkpoint of one file carries its <c>config.json</c>.</summary>
    internal const string ConfigurationNote = "config";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes one file: the parameters under their Hugging Face names, tied weights once, and a model's configuration as a note.</summary>
    /// <exception cref="CheckpointException">The model is packed.</exception>
    public static void Save(nn.Module model, string path) => SafeTensors.Write(
        path,
        InFull(model, "saved").named_parameters().Select(p => KeyValuePair.Create(p.name, (Tensor)p.parameter)),
        model is LanguageModel language ? new Dictionary<string, string> { [ConfigurationNote] = JsonSerializer.Serialize(language.Configuration) } : null);

    /// <summary>Writes a folder as Hugging Face does: <c>config.json</c> and <c>model.safetensors</c>.</summary>
    /// <exception cref="CheckpointException">The model is packed.</exception>
    public static void SaveFolder(LanguageModel model, string folder)
    {
        InFull(model, "saved");
        Directory.CreateDirectory(folder);
        SafeTensors.Write(
            Path.Combine(folder, "model.safetensors"),
            model.named_parameters().Select(p => KeyValuePair.Create(p.name, (Tensor)p.parameter)),
            new Dictionary<string, string> { ["format"] = "pt" });
        // Last, so that a folder with a configuration is whole.
        var file = Path.Combine(folder, "config.json");
        File.WriteAllText(file + ".tmp", JsonSerializer.Serialize(model.Configuration, Indented) + "\n");
        File.Move(file + ".tmp", file, overwrite: true);
    }

    /// <summary>Reads every parameter of the model.</summary>
    /// <param name="model">The model to fill.</param>
    /// <param name="path">A safetensors file, or a folder with one or with shards and their index.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has another shape, or the model is packed.</exception>
    public static CheckpointReport Load(nn.Module model, string path) => Load(model, path, headMayBeFresh: false);

    /// <summary>Reads a pretrained trunk: as <see cref="Load(nn.Module, string)"/>, but parameters of the head that the checkpoint lacks keep their values.</summary>
    /// <exception cref="CheckpointException">A tensor of the trunk is missing, or one has another shape.</exception>
    public static CheckpointReport LoadTrunk(LanguageModel model, string path) => Load(model, path, headMayBeFresh: true);

    /// <summary>
    /// As <see cref="Load(nn.Module, string)"/>, but packs the blocks' linear layers as they are read, one by one. Where the
    /// model was built with unfilled weights, its blocks are never in memory in full.
    /// </summary>
    internal static CheckpointReport LoadPacked(LanguageModel model, string path, bool doubleQuantisation, ScalarType? computeType)
    {
        var layers = model.named_modules().Where(m => m.module is LinearLayer).ToDictionary(m => m.name + ".weight", m => (LinearLayer)m.module, StringComparer.Ordinal);
        var inBlocks = Nf4Weights.Layers(model).ToHashSet();
        foreach (var layer in layers.Values.Where(layer => !inBlocks.Contains(layer)))
            layer.Fill();
        return Load(model, path, headMayBeFresh: false, (name, stored) =>
        {
            if (!layers.TryGetValue(name, out var layer) || !inBlocks.Contains(layer))
                return false;
            layer.Pack(stored, doubleQuantisation, computeType);
            return true;
        });
    }

    /// <summary>SHA-256 over names and float32 bytes of all parameters in the order of their names.</summary>
    /// <exception cref="CheckpointException">The model is packed.</exception>
    public static string Sha256(nn.Module model)
    {
        InFull(model, "digested");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, parameter) in model.named_parameters().OrderBy(p => p.name, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(MemoryMarshal.AsBytes<float>(parameter.detach().cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static CheckpointReport Load(nn.Module model, string path, bool headMayBeFresh, Func<string, Tensor, bool>? takesItself = null)
    {
        InFull(model, "read anew");
        using var files = CheckpointFiles.Open(path);
        var language = model as LanguageModel;
        var names = new TensorNames(language);
        var fresh = new List<string>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        using var noGrad = no_grad();
        foreach (var (name, parameter) in model.named_parameters().ToList())
        {
            if (names.Of(name).FirstOrDefault(files.Has) is not { } found)
            {
                if (language?.IsHead(name) != true)
                    throw new CheckpointException($"{path}: tensor '{name}' of shape [{string.Join(", ", parameter.shape)}] is missing.");
                if (!headMayBeFresh)
                    throw new CheckpointException($"{path}: tensor '{name}' of shape [{string.Join(", ", parameter.shape)}] is missing; it belongs to the head, which a base model lacks: load the checkpoint under a fresh head.");
                fresh.Add(name);
                continue;
            }

            used.Add(found);
            var (entry, file) = files.Describe(found);
            if (!entry.Shape.AsSpan().SequenceEqual(parameter.shape))
                throw new CheckpointException($"{file}: tensor '{found}' has shape [{string.Join(", ", entry.Shape)}], but the model expects [{string.Join(", ", parameter.shape)}].");
            using var stored = files.Read(found);
            if (takesItself?.Invoke(name, stored) == true)
                continue;
            using var placed = stored.to(parameter.device);
            parameter.copy_(placed);
        }

        return new CheckpointReport(fresh, [.. files.Names.Where(n => !used.Contains(n))]);
    }

    // A packed weight is no parameter: a checkpoint without it would look whole.
    private static nn.Module InFull(nn.Module model, string done) => model.modules().OfType<LinearLayer>().Any(layer => layer.IsPacked)
        ? throw new CheckpointException($"The blocks of {model.GetName()} are packed as NF4 and cannot be {done}; keep the checkpoint that it was packed from, and save its adapters.")
        : model;
}
