using Replication.Models.Layers;
using Replication.Random;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Architectures;

/// <summary>OPT (Zhang et al. 2022): sequential blocks, learned positions, usually tied head; pre-norm, or post-norm with projected embeddings.</summary>
public sealed class Opt : CausalLanguageModel
{
    // The first two rows of the position table belong to padding.
    private const int PositionOffset = 2;

    private readonly Body model;
    private readonly Dense? lm_head;
    private readonly OptConfig _config;

    public Opt(OptConfig config)
        : base(nameof(Opt), "model", config.Head)
    {
        _config = config;
        model = new Body(config);
        lm_head = config.TiedHead || !config.Head.PredictsTokens ? null : new Dense(config.EmbeddingWidth, config.VocabularySize, hasBias: false);
        RegisterComponents();
        AddClassifier(config.EmbeddingWidth);
    }

    public override BlockType BlockType => BlockType.Sequential;

    public override IReadOnlyList<Module> Blocks => [.. model.decoder.layers];

    public override int ContextLength => _config.ContextLength;

    public override int VocabularySize => _config.VocabularySize;

    public override int Width => _config.Width;

    public override int AttentionHeads => _config.Heads;

    public override IReadOnlyDictionary<string, string> OtherNames => TiedName("model.decoder.embed_tokens.weight", "lm_head.weight", lm_head is null);

    public override IReadOnlyDictionary<string, object> Configuration => Describe("OPT", "ForCausalLM", new Dictionary<string, object>
    {
        ["model_type"] = "opt",
        ["activation_function"] = _config.Activation,
        ["attention_dropout"] = _config.AttentionDropout,
        ["do_layer_norm_before"] = _config.PreNorm,
        ["dropout"] = _config.Dropout,
        ["_remove_final_layer_norm"] = !_config.FinalNorm,
        ["ffn_dim"] = _config.InnerWidth,
        ["hidden_size"] = _config.Width,
        ["max_position_embeddings"] = _config.ContextLength,
        ["num_attention_heads"] = _config.Heads,
        ["num_hidden_layers"] = _config.Layers,
        ["tie_word_embeddings"] = _config.TiedHead,
        ["vocab_size"] = _config.VocabularySize,
        ["word_embed_proj_dim"] = _config.EmbeddingWidth,
    });

    /// <summary>N(0, 0.006²), the projections into the residual stream divided by √(2L) (Zhang et al. 2022, §2.2, after Megatron-LM); biases 0.</summary>
    public override void Initialise(RandomStream stream)
    {
        const double deviation = 0.006;
        var decoder = model.decoder;
        Weights.Normal(decoder.embed_tokens.weight!, stream, deviation);
        Weights.Normal(decoder.embed_positions.weight!, stream, deviation);
        foreach (var projection in new[] { decoder.project_in, decoder.project_out }.OfType<Dense>())
            Weights.Normal(projection.Weight, stream, deviation);
        foreach (var layer in decoder.layers)
            layer.Initialise(stream, deviation, deviation / Math.Sqrt(2 * _config.Layers));
        if (lm_head is not null)
            Weights.Normal(lm_head.Weight, stream, deviation);
        InitialiseClassifier(stream);
    }

    public override ModelOutput forward(Tensor inputIds, Tensor? attentionMask)
    {
        var decoder = model.decoder;
        var mask = attentionMask is null ? null : AttentionMask.CausalWithPadding(attentionMask);
        var tokens = decoder.embed_tokens.call(inputIds);
        var x = (decoder.project_in?.call(tokens) ?? tokens) + decoder.embed_positions.call(Positions(inputIds, attentionMask)); // (B, T, D)
        var states = new List<Tensor> { x };
        foreach (var layer in decoder.layers)
            states.Add(x = layer.call(x, mask));
        var final = decoder.final_layer_norm?.call(x) ?? x;
        final = decoder.project_out?.call(final) ?? final;
        return new ModelOutput(Logits(final, inputIds, attentionMask, x => lm_head?.call(x) ?? F.linear(x, decoder.embed_tokens.weight!)), states, final);
    }

    // Tokens are counted from the offset; padding stays just below it.
    private static Tensor Positions(Tensor inputIds, Tensor? attentionMask)
    {
        if (attentionMask is null)
            return arange(inputIds.shape[1], dtype: ScalarType.Int64, device: inputIds.device) + PositionOffset;
        return attentionMask.cumsum(1) * attentionMask + (PositionOffset - 1);
    }

    private sealed class Body : Module
    {
        public readonly Decoder decoder;

        public Body(OptConfig config)
            : base("model")
        {
            decoder = new Decoder(config);
            RegisterComponents();
        }
    }

    private sealed class Decoder : Module
    {
        public readonly Embedding embed_tokens;
        public readonly Embedding embed_positions;
        public readonly Dense? project_in;
        public readonly Dense? project_out;
        public readonly ModuleList<Block> layers;
        public readonly LayerNorm? final_layer_norm;

        public Decoder(OptConfig config)
            : base("decoder")
        {
            embed_tokens = Embedding(config.VocabularySize, config.EmbeddingWidth);
            embed_positions = Embedding(config.ContextLength + PositionOffset, config.Width);
            if (config.EmbeddingWidth != config.Width)
            {
                project_in = new Dense(config.EmbeddingWidth, config.Width, hasBias: false);
                project_out = new Dense(config.Width, config.EmbeddingWidth, hasBias: false);
            }

            layers = new ModuleList<Block>([.. Enumerable.Range(0, config.Layers).Select(_ => new Block(config))]);
            final_layer_norm = config.PreNorm && config.FinalNorm ? LayerNorm(config.Width) : null;
            RegisterComponents();
        }
    }

    private sealed class Block : Module<Tensor, Tensor?, Tensor>
    {
        private readonly SelfAttention self_attn;
        private readonly LayerNorm self_attn_layer_norm;
        private readonly Dense fc1;
        private readonly Dense fc2;
        private readonly LayerNorm final_layer_norm;
        private readonly SeededDropout dropout;
        private readonly Func<Tensor, Tensor> _activation;
        private readonly bool _preNorm;

        public Block(OptConfig config)
            : base("block")
        {
            _preNorm = config.PreNorm;
            _activation = Activation.Named(config.Activation);
            self_attn = new SelfAttention(config);
            self_attn_layer_norm = LayerNorm(config.Width);
            fc1 = new Dense(config.Width, config.InnerWidth);
            fc2 = new Dense(config.InnerWidth, config.Width);
            final_layer_norm = LayerNorm(config.Width);
            dropout = new SeededDropout(config.Dropout);
            RegisterComponents();
        }

        public void Initialise(RandomStream stream, double deviation, double projection)
        {
            foreach (var inner in new[] { self_attn.q_proj, self_attn.k_proj, self_attn.v_proj, fc1 })
                Weights.Normal(inner.Weight, stream, deviation);
            Weights.Normal(self_attn.out_proj.Weight, stream, projection);
            Weights.Normal(fc2.Weight, stream, projection);
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            if (_preNorm)
            {
                x = x + dropout.call(self_attn.call(self_attn_layer_norm.call(x), mask));
                return x + FeedForward(final_layer_norm.call(x));
            }

            x = self_attn_layer_norm.call(x + dropout.call(self_attn.call(x, mask)));
            return final_layer_norm.call(x + FeedForward(x));
        }

        private Tensor FeedForward(Tensor x) => dropout.call(fc2.call(_activation(fc1.call(x))));
    }

    private sealed class SelfAttention : Module<Tensor, Tensor?, Tensor>
    {
        public readonly Dense q_proj;
        public readonly Dense k_proj;
        public readonly Dense v_proj;
        public readonly Dense out_proj;
        private readonly SeededDropout attention_dropout;
        private readonly int _heads;

        public SelfAttention(OptConfig config)
            : base("self_attn")
        {
            _heads = config.Heads;
            q_proj = new Dense(config.Width, config.Width);
            k_proj = new Dense(config.Width, config.Width);
            v_proj = new Dense(config.Width, config.Width);
            out_proj = new Dense(config.Width, config.Width);
            attention_dropout = new SeededDropout(config.AttentionDropout);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            var (q, k, v) = (Heads.Split(q_proj.call(x), _heads), Heads.Split(k_proj.call(x), _heads), Heads.Split(v_proj.call(x), _heads));
            var mixed = Attention.Mix(q, k, v, mask, causal: mask is null, attention_dropout);
            return out_proj.call(Heads.Join(mixed));
        }
    }
}
