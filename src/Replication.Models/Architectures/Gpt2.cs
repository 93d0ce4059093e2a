using Replication.Models.Layers;
using Replication.Random;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Architectures;

/// <summary>GPT-2 (Radford et al. 2019): sequential pre-norm blocks, learned positions, usually tied head.</summary>
public sealed class Gpt2 : CausalLanguageModel
{
    private readonly Transformer transformer;
    private readonly Dense? lm_head;
    private readonly Gpt2Config _config;

    public Gpt2(Gpt2Config config)
        : base(nameof(Gpt2), "transformer", config.Head)
    {
        _config = config;
        transformer = new Transformer(config);
        lm_head = config.TiedHead || !config.Head.PredictsTokens ? null : new Dense(config.Width, config.VocabularySize, hasBias: false);
        RegisterComponents();
        AddClassifier(config.Width);
    }

    public override BlockType BlockType => BlockType.Sequential;

    public override IReadOnlyList<Module> Blocks => [.. transformer.h];

    public override int ContextLength => _config.ContextLength;

    public override int VocabularySize => _config.VocabularySize;

    public override int Width => _config.Width;

    public override int AttentionHeads => _config.Heads;

    public override IReadOnlyDictionary<string, string> OtherNames => TiedName("transformer.wte.weight", "lm_head.weight", lm_head is null);

    public override IReadOnlyDictionary<string, object> Configuration => Describe("GPT2", "LMHeadModel", new Dictionary<string, object>
    {
        ["model_type"] = "gpt2",
        ["activation_function"] = _config.Activation,
        ["attn_pdrop"] = _config.AttentionDropout,
        ["embd_pdrop"] = _config.EmbeddingDropout,
        ["layer_norm_epsilon"] = _config.LayerNormEpsilon,
        ["n_embd"] = _config.Width,
        ["n_head"] = _config.Heads,
        ["n_inner"] = _config.InnerWidth ?? 4 * _config.Width,
        ["n_layer"] = _config.Layers,
        ["n_positions"] = _config.ContextLength,
        ["resid_pdrop"] = _config.ResidualDropout,
        ["tie_word_embeddings"] = _config.TiedHead,
        ["vocab_size"] = _config.VocabularySize,
    });

    /// <summary>N(0, 0.02²), the projections into the residual stream divided by √(2L) (Radford et al. 2019, §2.3); biases 0.</summary>
    public override void Initialise(RandomStream stream)
    {
        Weights.Normal(transformer.wte.weight!, stream, 0.02);
        Weights.Normal(transformer.wpe.weight!, stream, 0.02);
        foreach (var block in transformer.h)
            block.Initialise(stream, 0.02 / Math.Sqrt(2 * _config.Layers));
        if (lm_head is not null)
            Weights.Normal(lm_head.Weight, stream, 0.02);
        InitialiseClassifier(stream);
    }

    public override ModelOutput forward(Tensor inputIds, Tensor? attentionMask)
    {
        var positions = arange(inputIds.shape[1], dtype: ScalarType.Int64, device: inputIds.device);
        var mask = attentionMask is null ? null : AttentionMask.CausalWithPadding(attentionMask);
        var x = transformer.wte.call(inputIds) + transformer.wpe.call(positions); // (B, T, D)
        x = transformer.drop.call(x);
        var states = new List<Tensor> { x };
        foreach (var block in transformer.h)
            states.Add(x = block.call(x, mask));
        var final = transformer.ln_f.call(x);
        return new ModelOutput(Logits(final, inputIds, attentionMask, x => lm_head?.call(x) ?? F.linear(x, transformer.wte.weight!)), states, final);
    }

    private sealed class Transformer : Module
    {
        public readonly Embedding wte;
        public readonly Embedding wpe;
        public readonly SeededDropout drop;
        public readonly ModuleList<Block> h;
        public readonly LayerNorm ln_f;

        public Transformer(Gpt2Config config)
            : base("transformer")
        {
            wte = Embedding(config.VocabularySize, config.Width);
            wpe = Embedding(config.ContextLength, config.Width);
            drop = new SeededDropout(config.EmbeddingDropout);
            h = new ModuleList<Block>([.. Enumerable.Range(0, config.Layers).Select(_ => new Block(config))]);
            ln_f = LayerNorm(config.Width, config.LayerNormEpsilon);
            RegisterComponents();
        }
    }

    private sealed class Block : Module<Tensor, Tensor?, Tensor>
    {
        private readonly LayerNorm ln_1;
        private readonly SelfAttention attn;
        private readonly LayerNorm ln_2;
        private readonly FeedForward mlp;

        public Block(Gpt2Config config)
            : base("block")
        {
            ln_1 = LayerNorm(config.Width, config.LayerNormEpsilon);
            attn = new SelfAttention(config);
            ln_2 = LayerNorm(config.Width, config.LayerNormEpsilon);
            mlp = new FeedForward(config);
            RegisterComponents();
        }

        public void Initialise(RandomStream stream, double projectionDeviation)
        {
            Weights.Normal(attn.c_attn.Weight, stream, 0.02);
            Weights.Normal(attn.c_proj.Weight, stream, projectionDeviation);
            Weights.Normal(mlp.c_fc.Weight, stream, 0.02);
            Weights.Normal(mlp.c_proj.Weight, stream, projectionDeviation);
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            x = x + attn.call(ln_1.call(x), mask);
            return x + mlp.call(ln_2.call(x));
        }
    }

    private sealed class SelfAttention : Module<Tensor, Tensor?, Tensor>
    {
        public readonly Conv1D c_attn;
        public readonly Conv1D c_proj;
        private readonly SeededDropout attn_dropout;
        private readonly SeededDropout resid_dropout;
        private readonly int _heads;

        public SelfAttention(Gpt2Config config)
            : base("attn")
        {
            _heads = config.Heads;
            c_attn = new Conv1D(config.Width, 3 * config.Width);
            c_proj = new Conv1D(config.Width, config.Width);
            attn_dropout = new SeededDropout(config.AttentionDropout);
            resid_dropout = new SeededDropout(config.ResidualDropout);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            var (batch, length, width) = (x.shape[0], x.shape[1], x.shape[2]);
            var parts = c_attn.call(x).split(width, 2);
            var (q, k, v) = (Heads(parts[0]), Heads(parts[1]), Heads(parts[2])); // (B, H, T, D/H)
            var mixed = Attention.Mix(q, k, v, mask, causal: mask is null, attn_dropout);
            return resid_dropout.call(c_proj.call(mixed.transpose(1, 2).reshape(batch, length, width)));
        }

        private Tensor Heads(Tensor x) => x.reshape(x.shape[0], x.shape[1], _heads, -1).transpose(1, 2);
    }

    private sealed class FeedForward : Module<Tensor, Tensor>
    {
        public readonly Conv1D c_fc;
        public readonly Conv1D c_proj;
        private readonly SeededDropout dropout;
        private readonly Func<Tensor, Tensor> _activation;

        public FeedForward(Gpt2Config config)
            : base("mlp")
        {
            var inner = config.InnerWidth ?? 4 * config.Width;
            c_fc = new Conv1D(config.Width, inner);
            c_proj = new Conv1D(inner, config.Width);
            dropout = new SeededDropout(config.ResidualDropout);
            _activation = Activation.Named(config.Activation);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => dropout.call(c_proj.call(_activation(c_fc.call(x))));
    }
}
