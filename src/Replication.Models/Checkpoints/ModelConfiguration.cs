using System.Text.Json;
using Replication.Models.Architectures;

namespace Replication.Models.Checkpoints;

/// <summary>Builds a model from a Hugging Face <c>config.json</c>.</summary>
public static class ModelConfiguration
{
    /// <summary>The model that a checkpoint folder describes, with its weights.</summary>
    /// <exception cref="CheckpointException">Something is missing, unknown or does not fit.</exception>
    public static CausalLanguageModel Load(string folder)
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
    public static CausalLanguageModel Build(string path)
    {
        if (!File.Exists(path))
            throw new CheckpointException($"{path}: no such file; a checkpoint folder holds config.json and model.safetensors.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var json = document.RootElement;
            return Text(json, "model_type", "") switch
            {
                "gpt2" => new Gpt2(Gpt2(json)),
                "gpt_neox" => new GptNeoX(GptNeoX(json)),
                var type => throw new CheckpointException($"{path}: model_type '{type}' is not known; gpt2 and gpt_neox are."),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new CheckpointException($"{path}: not a readable model configuration ({error.Message}).", error);
        }
    }

    private static Gpt2Config Gpt2(JsonElement json) => new()
    {
        Layers = Number(json, "n_layer"),
        Width = Number(json, "n_embd"),
        Heads = Number(json, "n_head"),
        ContextLength = Number(json, "n_positions"),
        VocabularySize = Number(json, "vocab_size"),
        InnerWidth = json.TryGetProperty("n_inner", out var inner) && inner.ValueKind == JsonValueKind.Number ? inner.GetInt32() : null,
        LayerNormEpsilon = Real(json, "layer_norm_epsilon", 1e-5),
        Activation = Text(json, "activation_function", "gelu_new"),
    };

    private static GptNeoXConfig GptNeoX(JsonElement json) => new()
    {
        Layers = Number(json, "num_hidden_layers"),
        Width = Number(json, "hidden_size"),
        Heads = Number(json, "num_attention_heads"),
        InnerWidth = Number(json, "intermediate_size"),
        ContextLength = Number(json, "max_position_embeddings"),
        VocabularySize = Number(json, "vocab_size"),
        LayerNormEpsilon = Real(json, "layer_norm_eps", 1e-5),
        RotaryFraction = Real(json, "rotary_pct", 0.25),
        RotaryBase = Real(json, "rotary_emb_base", 10000),
        ParallelResidual = !json.TryGetProperty("use_parallel_residual", out var parallel) || parallel.GetBoolean(),
        Activation = Text(json, "hidden_act", "gelu"),
    };

    private static int Number(JsonElement json, string name) => json.TryGetProperty(name, out var value)
        ? value.GetInt32()
        : throw new KeyNotFoundException($"field '{name}' is missing");

    private static double Real(JsonElement json, string name, double otherwise) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : otherwise;

    private static string Text(JsonElement json, string name, string otherwise) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : otherwise;
}
