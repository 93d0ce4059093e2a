using Replication.Models.Layers;
using Replication.Random;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Architectures;

/// <summary>Llama (Touvron et al. 2023; Grattafiori et al. 2024): sequential blocks, RMS norm, gated feed-forward layer, rotary positions, grouped key-values.</summary>
public sealed class Llama : CausalLanguageModel
{
    private readonly Body model;
    private readonly Dense? lm_head;
    private readonly LlamaConfig _config;

    public Llama(LlamaConfig config)
        : base(nameof(Llama), "model", config.Head)
    {
        _config = config;
        model = new Body(config);
        lm_head = config.TiedHead || !config.Head.PredictsTokens ? null : new Dense(config.Width, config.VocabularySize, hasBias: false);
        RegisterComponents();
        AddClassifier(config.Width, tokenClassifier: "score");
    }

    public override BlockType BlockType => BlockType.Sequential;

    public override IReadOnlyList<Module> Blocks => [.. model.layers];

    public override int ContextLength => _config.ContextLength;

    public override int VocabularySize => _config.VocabularySize;

    public override int Width => _config.Width;

    public override int AttentionHeads => _config.Heads;

    public override IReadOnlyDictionary<string, string> OtherNames => TiedName("model.embed_tokens.weight", "lm_head.weight", lm_head is null);

    public override IReadOnlyDictionary<string, object> Configuration => Describe("Llama", "ForCausalLM", new Dictionary<string, object?>
    {
        ["model_type"] = "llama",
        ["attention_bias"] = _config.AttentionBias,
        ["attention_dropout"] = _config.AttentionDropout,
        ["head_dim"] = _config.HeadWidth,
        ["hidden_act"] = _config.Activation,
        ["hidden_size"] = _config.Width,
        ["intermediate_size"] = _config.InnerWidth,
        ["max_position_embeddings"] = _config.ContextLength,
        ["mlp_bias"] = _config.FeedForwardBias,
        ["num_attention_heads"] = _config.Heads,
        ["num_hidden_layers"] = _config.Layers,
        ["num_key_value_heads"] = _config.KeyValueHeads,
        ["rms_norm_eps"] = _config.NormEpsilon,
        ["rope_scaling"] = _config.RotaryScaling?.Configuration,
        ["rope_theta"] = _config.RotaryBase,
        ["tie_word_embeddings"] = _config.TiedHead,
        ["vocab_size"] = _config.VocabularySize,
    }.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!)));

    /// <summary>N(0, 0.02²) for every matrix, as in the released configuration.</summary>
    public override void Initialise(RandomStream stream)
    {
        Weights.Normal(model.embed_tokens.weight!, stream, 0.02);
        foreach (var layer in model.layers)
            layer.Initialise(stream, 0.02);
        if (lm_head is not null)
            Weights.Normal(lm_head.Weight, stream, 0.02);
        InitialiseClassifier(stream);
    }

    public override ModelOutput forward(Tensor inputIds, Tensor? attentionMask)
    {
        var mask = attentionMask is null ? null : AttentionMask.CausalWithPadding(attentionMask);
        var x = model.embed_tokens.call(inputIds); // (B, T, D)
        var states = new List<Tensor> { x };
        foreach (var layer in model.layers)
            states.Add(x = layer.call(x, mask));
        var final = model.norm.call(x);
        return new ModelOutput(Logits(final, inputIds, attentionMask, x => lm_head?.call(x) ?? F.linear(x, model.embed_tokens.weight!)), states, final);
    }

    private sealed class Body : Module
    {
        public readonly Embedding embed_tokens;
        public readonly ModuleList<Block> layers;
        public readonly RmsNorm norm;

        public Body(LlamaConfig config)
            : base("model")
        {
            embed_tokens = Embedding(config.VocabularySize, config.Width);
            layers = new ModuleList<Block>([.. Enumerable.Range(0, config.Layers).Select(_ => new Block(config))]);
            norm = new RmsNorm(config.Width, config.NormEpsilon);
            RegisterComponents();
        }
    }

    private sealed class Block : Module<Tensor, Tensor?, Tensor>
    {
        private readonly RmsNorm input_layernorm;
        private readonly SelfAttention self_attn;
        private readonly RmsNorm post_attention_layernorm;
        private readonly FeedForward mlp;

        public Block(LlamaConfig config)
            : base("block")
        {
            input_layernorm = new RmsNorm(config.Width, config.NormEpsilon);
            self_attn = new SelfAttention(config);
            post_attention_layernorm = new RmsNorm(config.Width, config.NormEpsilon);
            mlp = new FeedForward(config);
            RegisterComponents();
        }

        public void Initialise(RandomStream stream, double deviation)
        {
            Dense[] linears =
                [self_attn.q_proj, self_attn.k_proj, self_attn.v_proj, self_attn.o_proj, mlp.gate_proj, mlp.up_proj, mlp.down_proj];
            foreach (var linear in linears)
                Weights.Normal(linear.Weight, stream, deviation);
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            x = x + self_attn.call(input_layernorm.call(x), mask);
            return x + mlp.call(post_attention_layernorm.call(x));
        }
    }

    private sealed class SelfAttention : Module<Tensor, Tensor?, Tensor>
    {
        public readonly Dense q_proj;
        public readonly Dense k_proj;
        public readonly Dense v_proj;
        public readonly Dense o_proj;
        private readonly SeededDropout attention_dropout;
        private readonly int _heads;
        private readonly int _keyValueHeads;
        private readonly Rotary _rotary;

        public SelfAttention(LlamaConfig config)
            : base("self_attn")
        {
            var width = config.HeadWidth ?? config.Width / config.Heads;
            (_heads, _keyValueHeads) = (config.Heads, config.KeyValueHeads);
            var frequencies = Rotary.Frequencies(width, config.RotaryBase);
            if (config.RotaryScaling is { } scaling)
                frequencies = [.. frequencies.Select(scaling.Apply)];
            _rotary = new Rotary(width, frequencies, config.ContextLength);
            q_proj = new Dense(config.Width, _heads * width, config.AttentionBias);
            k_proj = new Dense(config.Width, _keyValueHeads * width, config.AttentionBias);
            v_proj = new Dense(config.Width, _keyValueHeads * width, config.AttentionBias);
            o_proj = new Dense(_heads * width, config.Width, config.AttentionBias);
            attention_dropout = new SeededDropout(config.AttentionDropout);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            var q = _rotary.Apply(Heads.Split(q_proj.call(x), _heads)); // (B, H, T, D/H)
            var k = _rotary.Apply(Heads.Split(k_proj.call(x), _keyValueHeads));
            var v = Heads.Split(v_proj.call(x), _keyValueHeads);
            var mixed = Attention.Mix(q, ForEveryQuery(k), ForEveryQuery(v), mask, causal: mask is null, attention_dropout);
            return o_proj.call(Heads.Join(mixed));
        }

        protected override void Dispose(bool disposing)
        {
            _rotary.Dispose();
            base.Dispose(disposing);
        }

        // Each key-value head stands beside itself once for every query head of its group.
        private Tensor ForEveryQuery(Tensor x)
        {
            var (batch, heads, length, width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
            return heads == _heads
                ? x
                : x.unsqueeze(2).expand(batch, heads, _heads / heads, length, width).reshape(batch, _heads, length, width);
        }
    }

    private sealed class FeedForward : Module<Tensor, Tensor>
    {
        public readonly Dense gate_proj;
        public readonly Dense up_proj;
        public readonly Dense down_proj;
        private readonly Func<Tensor, Tensor> _activation;

        public FeedForward(LlamaConfig config)
            : base("mlp")
        {
            gate_proj = new Dense(config.Width, config.InnerWidth, config.FeedForwardBias);
            up_proj = new Dense(config.Width, config.InnerWidth, config.FeedForwardBias);
            down_proj = new Dense(config.InnerWidth, config.Width, config.FeedForwardBias);
            _activation = Activation.Named(config.Activation);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => down_proj.call(_activation(gate_proj.call(x)) * up_proj.call(x));
    }
}
