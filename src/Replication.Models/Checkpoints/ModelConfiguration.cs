using System.Text;
using System.Text.Json;
using Replication.Models.Architectures;
using Replication.Models.Layers;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models.Checkpoints;

/// <summary>Builds a model from a Hugging Face checkpoint.</summary>
public static class ModelConfiguration
{
    private const string FileName = "config.json";

    private static readonly SortedDictionary<string, Func<ConfigurationReader, LanguageModel>> Known = new(StringComparer.Ordinal)
    {
        ["bert"] = json => new Bert(EncoderConfig.Read(json)),
        ["codegen"] = json => new CodeGen(CodeGenConfig.Read(json)),
        ["gpt2"] = json => new Gpt2(Gpt2Config.Read(json)),
        ["gpt_neox"] = json => new GptNeoX(GptNeoXConfig.Read(json)),
        ["llama"] = json => new Llama(LlamaConfig.Read(json)),
        ["mamba"] = json => new Mamba(MambaConfig.Read(json)),
        ["opt"] = json => new Opt(OptConfig.Read(json)),
        ["roberta"] = json => new Roberta(EncoderConfig.Read(json)),
        ["rwkv"] = json => new Rwkv(RwkvConfig.Read(json)),
    };

    /// <summary>Values of <c>model_type</c> that can be built.</summary>
    public static IReadOnlyCollection<string> ModelTypes => Known.Keys;

    private static string Supported => string.Join(", ", Known.Keys.Select(type => type == "rwkv" ? "rwkv (RWKV-4)" : type));

    /// <summary>The model of a checkpoint, with all its weights.</summary>
    /// <param name="path">A folder with <c>config.json</c> and safetensors, or one safetensors file that <see cref="Checkpoint.Save"/> wrote.</param>
    /// <exception cref="CheckpointException">Something is missing, unknown or does not fit.</exception>
    public static LanguageModel Load(string path) =>
        Filled(Build(path), model => Checkpoint.Load(model, path)).Model;

    /// <summary>The model of a checkpoint with the linear layers of its blocks packed as they are read: they are never in memory in full.</summary>
    /// <param name="path">As for <see cref="Load"/>.</param>
    /// <param name="doubleQuantisation">Store the block maxima in 8 bits too.</param>
    /// <param name="computeType">The type that products are computed in; null for that of the layer's input.</param>
    /// <exception cref="CheckpointException">Something is missing, unknown or does not fit.</exception>
    public static LanguageModel LoadPacked(string path, bool doubleQuantisation = true, ScalarType? computeType = null) =>
        Filled(Unfilled(path), model => Checkpoint.LoadPacked(model, path, doubleQuantisation, computeType)).Model;

    /// <summary>
    /// A checkpoint's pretrained trunk under a head of one's choice. What the checkpoint has of that head is read too; the
    /// rest is drawn afresh, and named in the report.
    /// </summary>
    /// <param name="path">As for <see cref="Load"/>.</param>
    /// <param name="stream">Draws what is fresh.</param>
    /// <param name="head">The head; null for the checkpoint's own.</param>
    /// <param name="classes">Classes of a classification head; null for the checkpoint's.</param>
    /// <exception cref="CheckpointException">Something is missing, unknown or does not fit.</exception>
    public static (LanguageModel Model, CheckpointReport Report) LoadTrunk(string path, RandomStream stream, HeadKind? head = null, int? classes = null) =>
        Filled(Build(path, head, classes), model =>
        {
            model.InitialiseHead(stream);
            return Checkpoint.LoadTrunk(model, path);
        });

    /// <summary>The model that a configuration describes, with all weights zero.</summary>
    /// <param name="path">A folder with <c>config.json</c>, that file, or a safetensors file with the configuration in its notes.</param>
    /// <param name="head">Another head than the configuration's.</param>
    /// <param name="classes">Classes of a classification head; null for the configuration's.</param>
    /// <exception cref="CheckpointException">The configuration is missing, damaged or describes a model that is not known.</exception>
    public static LanguageModel Build(string path, HeadKind? head = null, int? classes = null) => Read(path, head, classes, reader =>
    {
        var type = reader.Text("model_type", "");
        return Known.TryGetValue(type, out var build)
            ? Weights.Cleared(build(reader))
            : throw new CheckpointException($"{reader.Path}: model_type '{type}' is not supported; supported are {Supported}.");
    });

    /// <summary>Whether the configuration names a base model, which has no head.</summary>
    internal static bool IsBare(string path) => Read(path, null, null, reader => reader.IsBare);

    /// <summary>Sizes of a Llama, without building it.</summary>
    /// <exception cref="CheckpointException">The configuration describes another model.</exception>
    internal static LlamaConfig LlamaSizes(string path) => Read(path, null, null, reader => reader.Text("model_type", "") is "llama"
        ? LlamaConfig.Read(reader)
        : throw new CheckpointException($"{reader.Path}: model_type '{reader.Text("model_type", "")}' cannot be checked by headers alone, only 'llama' can; check the whole checkpoint instead."));

    /// <summary>The model that a configuration describes, without room for the weights of its linear layers.</summary>
    internal static LanguageModel Unfilled(string path)
    {
        using var unfilled = UnfilledWeights.Open();
        return Build(path);
    }

    private static T Read<T>(string path, HeadKind? head, int? classes, Func<ConfigurationReader, T> read)
    {
        var (bytes, file) = Configuration(path);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return read(new ConfigurationReader(document.RootElement, file, head, classes));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new CheckpointException($"{file}: not a readable model configuration ({error.Message}).", error);
        }
    }

    private static (byte[] Json, string File) Configuration(string path)
    {
        if (Directory.Exists(path))
        {
            var file = Path.Combine(path, FileName);
            return File.Exists(file)
                ? (File.ReadAllBytes(file), file)
                : throw OtherFormats.Missing(path, $"no {FileName}", $"supported are {Supported}");
        }

        if (!File.Exists(path))
            throw new CheckpointException($"{path}: no such file or folder; a checkpoint is a folder with {FileName} and model.safetensors.");
        OtherFormats.Refuse(path);
        if (Path.GetExtension(path) != ".safetensors")
            return (File.ReadAllBytes(path), path);
        using var tensors = new SafeTensorsFile(path);
        return tensors.Metadata.TryGetValue(Checkpoint.ConfigurationNote, out var note)
            ? (Encoding.UTF8.GetBytes(note), path)
            : throw new CheckpointException($"{path}: the file's notes hold no configuration; name the folder in which it lies beside a {FileName}.");
    }

    private static (LanguageModel Model, CheckpointReport Report) Filled(LanguageModel model, Func<LanguageModel, CheckpointReport> fill)
    {
        try
        {
            return (model, fill(model));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
