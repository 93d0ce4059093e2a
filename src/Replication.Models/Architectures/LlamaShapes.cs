namespace Replication.Models.Architectures;

/// <summary>Names and shapes of a causal Llama's parameters, told from its sizes alone: no weight is made, however large the model.</summary>
public static class LlamaShapes
{
    /// <summary>Shape by parameter name, in the model's own names; a tied head has no matrix of its own.</summary>
    public static IReadOnlyDictionary<string, long[]> Of(LlamaConfig config)
    {
        var head = config.HeadWidth ?? config.Width / config.Heads;
        long width = config.Width, inner = config.InnerWidth, queries = (long)config.Heads * head, keys = (long)config.KeyValueHeads * head;
        var shapes = new SortedDictionary<string, long[]>(StringComparer.Ordinal)
        {
            ["model.embed_tokens.weight"] = [config.VocabularySize, width],
            ["model.norm.weight"] = [width],
        };
        if (!config.TiedHead)
            shapes["lm_head.weight"] = [config.VocabularySize, width];
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var block = FormattableString.Invariant($"model.layers.{layer}");
            shapes[$"{block}.input_layernorm.weight"] = [width];
            shapes[$"{block}.post_attention_layernorm.weight"] = [width];
            Linear($"{block}.self_attn.q_proj", queries, width, config.AttentionBias);
            Linear($"{block}.self_attn.k_proj", keys, width, config.AttentionBias);
            Linear($"{block}.self_attn.v_proj", keys, width, config.AttentionBias);
            Linear($"{block}.self_attn.o_proj", width, queries, config.AttentionBias);
            Linear($"{block}.mlp.gate_proj", inner, width, config.FeedForwardBias);
            Linear($"{block}.mlp.up_proj", inner, width, config.FeedForwardBias);
            Linear($"{block}.mlp.down_proj", width, inner, config.FeedForwardBias);
        }

        return shapes;

        void Linear(string name, long outputs, long inputs, bool hasBias)
        {
            shapes[$"{name}.weight"] = [outputs, inputs];
            if (hasBias)
                shapes[$"{name}.bias"] = [outputs];
        }
    }
}
