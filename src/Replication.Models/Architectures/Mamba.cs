using Replication.Models.Functions;
using Replication.Models.Layers;
using Replication.Random;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Architectures;

/// <summary>Mamba (Gu and Dao 2023): a selective state space in place of attention and feed-forward layer, usually tied head. Padding must lie on the right: a recurrence reads everything before a token.</summary>
public sealed class Mamba : CausalLanguageModel
{
    private readonly Backbone backbone;
    private readonly Dense? lm_head;
    private readonly MambaConfig _config;

    public Mamba(MambaConfig config)
        : base(nameof(Mamba), "backbone", config.Head)
    {
        _config = config;
        backbone = new Backbone(config);
        lm_head = config.TiedHead || !config.Head.PredictsTokens ? null : new Dense(config.Width, config.VocabularySize, hasBias: false);
        RegisterComponents();
        AddClassifier(config.Width);
    }

    public override BlockType BlockType => BlockType.StateSpace;

    public override IReadOnlyList<Module> Blocks => [.. backbone.layers];

    /// <summary>A recurrence has no longest sequence.</summary>
    public override int ContextLength => int.MaxValue;

    public override int VocabularySize => _config.VocabularySize;

    public override int Width => _config.Width;

    public override int AttentionHeads => 0;

    public override IReadOnlyDictionary<string, string> OtherNames => TiedName("backbone.embeddings.weight", "lm_head.weight", lm_head is null);

    public override IReadOnlyDictionary<string, object> Configuration => Describe("Mamba", "ForCausalLM", new Dictionary<string, object>
    {
        ["model_type"] = "mamba",
        ["conv_kernel"] = _config.KernelSize,
        ["hidden_act"] = _config.Activation,
        ["hidden_size"] = _config.Width,
        ["intermediate_size"] = _config.InnerWidth,
        ["layer_norm_epsilon"] = _config.NormEpsilon,
        ["num_hidden_layers"] = _config.Layers,
        ["state_size"] = _config.StateSize,
        ["tie_word_embeddings"] = _config.TiedHead,
        ["time_step_rank"] = _config.StepRank,
        ["use_bias"] = _config.Bias,
        ["use_conv_bias"] = _config.ConvolutionBias,
        ["vocab_size"] = _config.VocabularySize,
    });

    /// <summary>
    /// A = −(1..N) and D = 1 in every channel, step sizes log-uniform in [0.001, 0.1] (Gu and Dao 2023, §3.6 and appendix E);
    /// matrices uniform in ±1/√fan_in, those into the residual stream divided by √L; embeddings N(0, 0.02²).
    /// </summary>
    public override void Initialise(RandomStream stream)
    {
        Weights.Normal(backbone.embeddings.weight!, stream, 0.02);
        foreach (var layer in backbone.layers)
            layer.mixer.Initialise(stream, _config.Layers);
        if (lm_head is not null)
            Weights.Normal(lm_head.Weight, stream, 0.02);
        InitialiseClassifier(stream);
    }

    public override ModelOutput forward(Tensor inputIds, Tensor? attentionMask)
    {
        Padding.RequireOnTheRight(attentionMask);
        var x = backbone.embeddings.call(inputIds); // (B, T, D)
        var states = new List<Tensor> { x };
        foreach (var layer in backbone.layers)
            states.Add(x = layer.call(x));
        var final = backbone.norm_f.call(x);
        return new ModelOutput(Logits(final, inputIds, attentionMask, x => lm_head?.call(x) ?? F.linear(x, backbone.embeddings.weight!)), states, final);
    }

    private sealed class Backbone : Module
    {
        public readonly Embedding embeddings;
        public readonly ModuleList<Block> layers;
        public readonly RmsNorm norm_f;

        public Backbone(MambaConfig config)
            : base("backbone")
        {
            embeddings = Embedding(config.VocabularySize, config.Width);
            layers = new ModuleList<Block>([.. Enumerable.Range(0, config.Layers).Select(_ => new Block(config))]);
            norm_f = new RmsNorm(config.Width, config.NormEpsilon);
            RegisterComponents();
        }
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        public readonly Mixer mixer;
        private readonly RmsNorm norm;

        public Block(MambaConfig config)
            : base("block")
        {
            norm = new RmsNorm(config.Width, config.NormEpsilon);
            mixer = new Mixer(config);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => x + mixer.call(norm.call(x));
    }

    private sealed class Mixer : Module<Tensor, Tensor>
    {
        private readonly Parameter A_log;
        private readonly Parameter D;
        private readonly Dense in_proj;
        private readonly Conv1d conv1d;
        private readonly Dense x_proj;
        private readonly Dense dt_proj;
        private readonly Dense out_proj;
        private readonly MambaConfig _config;
        private readonly Func<Tensor, Tensor> _activation;

        public Mixer(MambaConfig config)
            : base("mixer")
        {
            _config = config;
            _activation = Activation.Named(config.Activation);
            A_log = new Parameter(zeros(config.InnerWidth, config.StateSize));
            D = new Parameter(ones(config.InnerWidth));
            in_proj = new Dense(config.Width, 2 * config.InnerWidth, config.Bias);
            conv1d = Conv1d(
                config.InnerWidth, config.InnerWidth, config.KernelSize, padding: config.KernelSize - 1, groups: config.InnerWidth, bias: config.ConvolutionBias);
            x_proj = new Dense(config.InnerWidth, config.StepRank + 2 * config.StateSize, hasBias: false);
            dt_proj = new Dense(config.StepRank, config.InnerWidth);
            out_proj = new Dense(config.InnerWidth, config.Width, config.Bias);
            RegisterComponents();
        }

        public void Initialise(RandomStream stream, int layers)
        {
            Weights.Set(A_log, [.. from _ in Enumerable.Range(0, _config.InnerWidth) from n in Enumerable.Range(1, _config.StateSize) select (float)DeterministicMath.Log(n)]);
            Weights.Uniform(in_proj.Weight, stream, 1 / Math.Sqrt(_config.Width));
            Weights.Uniform(conv1d.weight, stream, 1 / Math.Sqrt(_config.KernelSize));
            Weights.Uniform(x_proj.Weight, stream, 1 / Math.Sqrt(_config.InnerWidth));
            Weights.Uniform(dt_proj.Weight, stream, 1 / Math.Sqrt(_config.StepRank));
            Weights.Uniform(out_proj.Weight, stream, 1 / Math.Sqrt(_config.InnerWidth * (double)layers));
            // The bias whose softplus is the step size: x + ln(1 − e⁻ˣ).
            Weights.Set(dt_proj.Bias!, [.. Enumerable.Range(0, _config.InnerWidth).Select(_ =>
            {
                var step = DeterministicMath.Exp(DeterministicMath.Log(0.001) + stream.NextDouble() * (DeterministicMath.Log(0.1) - DeterministicMath.Log(0.001)));
                return (float)(step + DeterministicMath.Log(1 - DeterministicMath.Exp(-step)));
            })]);
        }

        public override Tensor forward(Tensor x)
        {
            var length = x.shape[1];
            var parts = in_proj.call(x).split(_config.InnerWidth, 2); // 2 × (B, T, E)
            var u = _activation(conv1d.call(parts[0].transpose(1, 2)).narrow(2, 0, length)).transpose(1, 2); // (B, T, E), causal
            var selected = x_proj.call(u).split([_config.StepRank, _config.StateSize, _config.StateSize], 2);
            var delta = F.softplus(dt_proj.call(selected[0])); // (B, T, E)
            var scanned = SelectiveScan.Of(u, delta, -A_log.exp(), selected[1], selected[2]);
            return out_proj.call((scanned + u * D) * _activation(parts[1]));
        }
    }
}
