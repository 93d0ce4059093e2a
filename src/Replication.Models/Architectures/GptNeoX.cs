using Replication.Models.Layers;
using Replication.Random;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Architectures;

/// <summary>GPT-NeoX and Pythia (Black et al. 2022; Biderman et al. 2023): parallel pre-norm blocks, rotary positions, usually untied head.</summary>
public sealed class GptNeoX : CausalLanguageModel
{
    private readonly Trunk gpt_neox;
    private readonly Dense? embed_out;
    private readonly GptNeoXConfig _config;

    public GptNeoX(GptNeoXConfig config)
        : base(nameof(GptNeoX), "gpt_neox", config.Head)
    {
        _config = config;
        gpt_neox = new Trunk(config);
        embed_out = config.TiedHead || !config.Head.PredictsTokens ? null : new Dense(config.Width, config.VocabularySize, hasBias: false);
        RegisterComponents();
        AddClassifier(config.Width);
    }

    public override BlockType BlockType => _config.ParallelResidual ? BlockType.Parallel : BlockType.Sequential;

    public override IReadOnlyList<Module> Blocks => [.. gpt_neox.layers];

    public override int ContextLength => _config.ContextLength;

    public override int VocabularySize => _config.VocabularySize;

    public override int Width => _config.Width;

    public override int AttentionHeads => _config.Heads;

    public override IReadOnlyDictionary<string, string> OtherNames => TiedName("gpt_neox.embed_in.weight", "embed_out.weight", embed_out is null);

    public override IReadOnlyDictionary<string, object> Configuration => Describe("GPTNeoX", "ForCausalLM", new Dictionary<string, object>
    {
        ["model_type"] = "gpt_neox",
        ["attention_bias"] = _config.AttentionBias,
        ["attention_dropout"] = _config.AttentionDropout,
        ["hidden_act"] = _config.Activation,
        ["hidden_dropout"] = _config.HiddenDropout,
        ["hidden_size"] = _config.Width,
        ["intermediate_size"] = _config.InnerWidth,
        ["layer_norm_eps"] = _config.LayerNormEpsilon,
        ["max_position_embeddings"] = _config.ContextLength,
        ["num_attention_heads"] = _config.Heads,
        ["num_hidden_layers"] = _config.Layers,
        ["rotary_emb_base"] = _config.RotaryBase,
        ["rotary_pct"] = _config.RotaryFraction,
        ["tie_word_embeddings"] = _config.TiedHead,
        ["use_parallel_residual"] = _config.ParallelResidual,
        ["vocab_size"] = _config.VocabularySize,
    });

    /// <summary>
    /// N(0, 2/(5D)), the projections into the residual stream N(0, (2/(L√D))²); biases 0
    /// (Black et al. 2022, §3.1, after Nguyen and Salazar 2019 and Wang and Komatsuzaki 2021).
    /// </summary>
    public override void Initialise(RandomStream stream)
    {
        var small = Math.Sqrt(2.0 / (5 * _config.Width));
        Weights.Normal(gpt_neox.embed_in.weight!, stream, small);
        foreach (var layer in gpt_neox.layers)
            layer.Initialise(stream, small, 2 / (_config.Layers * Math.Sqrt(_config.Width)));
        if (embed_out is not null)
            Weights.Normal(embed_out.Weight, stream, small);
        InitialiseClassifier(stream);
    }

    public override ModelOutput forward(Tensor inputIds, Tensor? attentionMask)
    {
        var mask = attentionMask is null ? null : AttentionMask.CausalWithPadding(attentionMask);
        var x = gpt_neox.emb_dropout.call(gpt_neox.embed_in.call(inputIds)); // (B, T, D)
        var states = new List<Tensor> { x };
        foreach (var layer in gpt_neox.layers)
            states.Add(x = layer.call(x, mask));
        var final = gpt_neox.final_layer_norm.call(x);
        return new ModelOutput(Logits(final, inputIds, attentionMask, x => embed_out?.call(x) ?? F.linear(x, gpt_neox.embed_in.weight!)), states, final);
    }

    private sealed class Trunk : Module
    {
        public readonly Embedding embed_in;
        public readonly SeededDropout emb_dropout;
        public readonly ModuleList<Block> layers;
        public readonly LayerNorm final_layer_norm;

        public Trunk(GptNeoXConfig config)
            : base("gpt_neox")
        {
            embed_in = Embedding(config.VocabularySize, config.Width);
            emb_dropout = new SeededDropout(config.HiddenDropout);
            layers = new ModuleList<Block>([.. Enumerable.Range(0, config.Layers).Select(_ => new Block(config))]);
            final_layer_norm = LayerNorm(config.Width, config.LayerNormEpsilon);
            RegisterComponents();
        }
    }

    private sealed class Block : Module<Tensor, Tensor?, Tensor>
    {
        private readonly LayerNorm input_layernorm;
        private readonly LayerNorm post_attention_layernorm;
        private readonly SelfAttention attention;
        private readonly InnerLayer mlp;
        private readonly SeededDropout post_attention_dropout;
        private readonly SeededDropout post_mlp_dropout;
        private readonly bool _parallel;

        public Block(GptNeoXConfig config)
            : base("block")
        {
            _parallel = config.ParallelResidual;
            input_layernorm = LayerNorm(config.Width, config.LayerNormEpsilon);
            post_attention_layernorm = LayerNorm(config.Width, config.LayerNormEpsilon);
            attention = new SelfAttention(config);
            mlp = new InnerLayer(config);
            post_attention_dropout = new SeededDropout(config.HiddenDropout);
            post_mlp_dropout = new SeededDropout(config.HiddenDropout);
            RegisterComponents();
        }

        public void Initialise(RandomStream stream, double small, double projection)
        {
            Weights.Normal(attention.query_key_value.Weight, stream, small);
            Weights.Normal(attention.dense.Weight, stream, projection);
            Weights.Normal(mlp.dense_h_to_4h.Weight, stream, small);
            Weights.Normal(mlp.dense_4h_to_h.Weight, stream, projection);
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            var attended = post_attention_dropout.call(attention.call(input_layernorm.call(x), mask));
            if (_parallel)
                return x + attended + FeedForward(x);
            x = x + attended;
            return x + FeedForward(x);
        }

        private Tensor FeedForward(Tensor x) => post_mlp_dropout.call(mlp.call(post_attention_layernorm.call(x)));
    }

    private sealed class SelfAttention : Module<Tensor, Tensor?, Tensor>
    {
        public readonly Dense query_key_value;
        public readonly Dense dense;
        private readonly SeededDropout attention_dropout;
        private readonly int _heads;
        private readonly Rotary _rotary;

        public SelfAttention(GptNeoXConfig config)
            : base("attention")
        {
            var headWidth = config.Width / config.Heads;
            _heads = config.Heads;
            _rotary = new Rotary(headWidth, Rotary.Frequencies((int)(headWidth * config.RotaryFraction), config.RotaryBase), config.ContextLength);
            query_key_value = new Dense(config.Width, 3 * config.Width, config.AttentionBias);
            dense = new Dense(config.Width, config.Width, config.AttentionBias);
            attention_dropout = new SeededDropout(config.AttentionDropout);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            var (batch, length, width) = (x.shape[0], x.shape[1], x.shape[2]);
            // Each head's query, key and value lie together: (B, T, H, 3·D/H).
            var heads = query_key_value.call(x).reshape(batch, length, _heads, -1).transpose(1, 2);
            var parts = heads.split(width / _heads, 3); // 3 × (B, H, T, D/H)
            var mixed = Attention.Mix(
                _rotary.Apply(parts[0]), _rotary.Apply(parts[1]), parts[2], mask, causal: mask is null, attention_dropout);
            return dense.call(mixed.transpose(1, 2).reshape(batch, length, width));
        }

        protected override void Dispose(bool disposing)
        {
            _rotary.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class InnerLayer : Module<Tensor, Tensor>
    {
        public readonly Dense dense_h_to_4h;
        public readonly Dense dense_4h_to_h;
        private readonly Func<Tensor, Tensor> _activation;

        public InnerLayer(GptNeoXConfig config)
            : base("mlp")
        {
            dense_h_to_4h = new Dense(config.Width, config.InnerWidth);
            dense_4h_to_h = new Dense(config.InnerWidth, config.Width);
            _activation = Activation.Named(config.Activation);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => dense_4h_to_h.call(_activation(dense_h_to_4h.call(x)));
    }
}
