using Replication.Models.Layers;
using Replication.Random;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models.Architectures;

/// <summary>CodeGen (Nijkamp et al. 2022): parallel blocks with one shared norm, interleaved rotary positions, untied head with bias.</summary>
public sealed class CodeGen : CausalLanguageModel
{
    private readonly Trunk transformer;
    private readonly Dense? lm_head;
    private readonly CodeGenConfig _config;

    public CodeGen(CodeGenConfig config)
        : base(nameof(CodeGen), "transformer", config.Head)
    {
        _config = config;
        transformer = new Trunk(config);
        lm_head = config.Head.PredictsTokens ? new Dense(config.Width, config.VocabularySize) : null;
        RegisterComponents();
        AddClassifier(config.Width);
    }

    public override BlockType BlockType => BlockType.Parallel;

    public override IReadOnlyList<Module> Blocks => [.. transformer.h];

    public override int ContextLength => _config.ContextLength;

    public override int VocabularySize => _config.VocabularySize;

    public override int Width => _config.Width;

    public override int AttentionHeads => _config.Heads;

    public override IReadOnlyDictionary<string, object> Configuration => Describe("CodeGen", "ForCausalLM", new Dictionary<string, object>
    {
        ["model_type"] = "codegen",
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
        ["rotary_dim"] = _config.RotaryWidth,
        ["tie_word_embeddings"] = false,
        ["vocab_size"] = _config.VocabularySize,
    });

    /// <summary>N(0, 0.02²) for every matrix, as in the released configuration; biases 0.</summary>
    public override void Initialise(RandomStream stream)
    {
        Weights.Normal(transformer.wte.weight!, stream, 0.02);
        foreach (var block in transformer.h)
            block.Initialise(stream, 0.02);
        if (lm_head is not null)
            Weights.Normal(lm_head.Weight, stream, 0.02);
        InitialiseClassifier(stream);
    }

    public override ModelOutput forward(Tensor inputIds, Tensor? attentionMask)
    {
        var mask = attentionMask is null ? null : AttentionMask.CausalWithPadding(attentionMask);
        var x = transformer.drop.call(transformer.wte.call(inputIds)); // (B, T, D)
        var states = new List<Tensor> { x };
        foreach (var block in transformer.h)
            states.Add(x = block.call(x, mask));
        var final = transformer.ln_f.call(x);
        return new ModelOutput(Logits(final, inputIds, attentionMask, x => lm_head!.call(x)), states, final);
    }

    private sealed class Trunk : Module
    {
        public readonly Embedding wte;
        public readonly SeededDropout drop;
        public readonly ModuleList<Block> h;
        public readonly LayerNorm ln_f;

        public Trunk(CodeGenConfig config)
            : base("transformer")
        {
            wte = Embedding(config.VocabularySize, config.Width);
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
        private readonly FeedForward mlp;

        public Block(CodeGenConfig config)
            : base("block")
        {
            ln_1 = LayerNorm(config.Width, config.LayerNormEpsilon);
            attn = new SelfAttention(config);
            mlp = new FeedForward(config);
            RegisterComponents();
        }

        public void Initialise(RandomStream stream, double deviation)
        {
            foreach (var linear in new[] { attn.qkv_proj, attn.out_proj, mlp.fc_in, mlp.fc_out })
                Weights.Normal(linear.Weight, stream, deviation);
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            var normal = ln_1.call(x);
            return x + attn.call(normal, mask) + mlp.call(normal);
        }
    }

    private sealed class SelfAttention : Module<Tensor, Tensor?, Tensor>
    {
        // The released weights were trained on four devices, each with its own queries, values and keys side by side.
        private const int Parts = 4;

        public readonly Dense qkv_proj;
        public readonly Dense out_proj;
        private readonly SeededDropout attn_dropout;
        private readonly SeededDropout resid_dropout;
        private readonly int _heads;
        private readonly Rotary _rotary;

        public SelfAttention(CodeGenConfig config)
            : base("attn")
        {
            _heads = config.Heads;
            _rotary = new Rotary(config.Width / config.Heads, Rotary.Frequencies(config.RotaryWidth, 10000), config.ContextLength, interleaved: true);
            qkv_proj = new Dense(config.Width, 3 * config.Width, hasBias: false);
            out_proj = new Dense(config.Width, config.Width, hasBias: false);
            attn_dropout = new SeededDropout(config.AttentionDropout);
            resid_dropout = new SeededDropout(config.ResidualDropout);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            var (batch, length, width) = (x.shape[0], x.shape[1], x.shape[2]);
            var parts = qkv_proj.call(x).reshape(batch, length, Parts, -1).split(width / Parts, 3);
            var (q, v, k) = (Split(parts[0]), Split(parts[1]), Split(parts[2])); // (B, H, T, D/H), in this odd order
            var mixed = Attention.Mix(_rotary.Apply(q), _rotary.Apply(k), v, mask, causal: mask is null, attn_dropout);
            return resid_dropout.call(out_proj.call(Heads.Join(mixed)));
        }

        protected override void Dispose(bool disposing)
        {
            _rotary.Dispose();
            base.Dispose(disposing);
        }

        // (B, T, 4, D/4): heads lie part by part.
        private Tensor Split(Tensor part) => Heads.Split(part.reshape(part.shape[0], part.shape[1], -1), _heads);
    }

    private sealed class FeedForward : Module<Tensor, Tensor>
    {
        public readonly Dense fc_in;
        public readonly Dense fc_out;
        private readonly SeededDropout dropout;
        private readonly Func<Tensor, Tensor> _activation;

        public FeedForward(CodeGenConfig config)
            : base("mlp")
        {
            var inner = config.InnerWidth ?? 4 * config.Width;
            fc_in = new Dense(config.Width, inner);
            fc_out = new Dense(inner, config.Width);
            dropout = new SeededDropout(config.ResidualDropout);
            _activation = Activation.Named(config.Activation);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => dropout.call(fc_out.call(_activation(fc_in.call(x))));
    }
}
