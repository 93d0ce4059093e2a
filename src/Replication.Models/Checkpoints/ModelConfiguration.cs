using System.Text.Json;
using Replication.Models.Architectures;

namespace Replication.Models.Checkpoints;

/// <summary>Builds a model from a Hugging Face checkpoint folder.</summary>
public static class ModelConfiguration
{
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

    /// <summary>The model that a checkpoint folder describes, with its weights.</summary>
    /// <exception cref="CheckpointException">Something is missing, unknown or does not fit.</exception>
    public static LanguageModel Load(string folder)
    {
        var model = Build(Path.Combine(folder, "config.json"));
        try
        {
            Checkpoint.Load(model, Path.Combine(folder, "model.safetensors"));
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The model that a <c>config.json</c> describes, with all weights zero.</summary>
    public static LanguageModel Build(string path)
    {
        if (!File.Exists(path))
            throw new CheckpointException($"{path}: no such file; a checkpoint folder holds config.json and model.safetensors.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var reader = new ConfigurationReader(document.RootElement, path);
            var type = reader.Text("model_type", "");
            return Known.TryGetValue(type, out var build)
                ? build(reader)
                : throw new CheckpointException($"{path}: model_type '{type}' is not known; {string.Join(", ", Known.Keys)} are.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new CheckpointException($"{path}: not a readable model configuration ({error.Message}).", error);
        }
    }
}
