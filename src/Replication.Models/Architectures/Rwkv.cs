using Replication.Models.Functions;
using Replication.Models.Layers;
using Replication.Random;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Architectures;

/// <summary>RWKV-4 (Peng et al. 2023): time mixing by a decaying average of values, channel mixing by a squared ReLU, usually untied head. Padding must lie on the right: a recurrence reads everything before a token.</summary>
public sealed class Rwkv : CausalLanguageModel
{
    private readonly Trunk rwkv;
    private readonly Dense? head;
    private readonly RwkvConfig _config;

    public Rwkv(RwkvConfig config)
        : base(nameof(Rwkv), "rwkv", config.Head)
    {
        _config = config;
        rwkv = new Trunk(config);
        head = config.TiedHead || !config.Head.PredictsTokens ? null : new Dense(config.Width, config.VocabularySize, hasBias: false);
        RegisterComponents();
        AddClassifier(config.Width);
    }

    public override BlockType BlockType => BlockType.Recurrent;

    public override IReadOnlyList<Module> Blocks => [.. rwkv.blocks];

    public override int ContextLength => _config.ContextLength;

    public override int VocabularySize => _config.VocabularySize;

    public override int Width => _config.Width;

    public override int AttentionHeads => 0;

    public override IReadOnlyDictionary<string, string> OtherNames => TiedName("rwkv.embeddings.weight", "head.weight", head is null);

    public override IReadOnlyDictionary<string, object> Configuration => Describe("Rwkv", "ForCausalLM", new Dictionary<string, object>
    {
        ["model_type"] = "rwkv",
        ["attention_hidden_size"] = _config.AttentionWidth ?? _config.Width,
        ["context_length"] = _config.ContextLength,
        ["hidden_size"] = _config.Width,
        ["intermediate_size"] = _config.InnerWidth ?? 4 * _config.Width,
        ["layer_norm_epsilon"] = _config.LayerNormEpsilon,
        ["num_hidden_layers"] = _config.Layers,
        ["tie_word_embeddings"] = _config.TiedHead,
        ["vocab_size"] = _config.VocabularySize,
    });

    /// <summary>
    /// Mixing weights, decays and bonuses by layer and channel (Peng et al. 2023, appendix E); embeddings uniform in ±10⁻⁴,
    /// matrices uniform in ±1/√fan_in.
    /// </summary>
    public override void Initialise(RandomStream stream)
    {
        Weights.Uniform(rwkv.embeddings.weight!, stream, 1e-4);
        for (var layer = 0; layer < _config.Layers; layer++)
            rwkv.blocks[layer].Initialise(stream, layer, _config.Layers);
        if (head is not null)
            Weights.Uniform(head.Weight, stream, 1 / Math.Sqrt(_config.Width));
        InitialiseClassifier(stream);
    }

    public override ModelOutput forward(Tensor inputIds, Tensor? attentionMask)
    {
        Padding.RequireOnTheRight(attentionMask);
        var x = rwkv.embeddings.call(inputIds); // (B, T, D)
        var states = new List<Tensor> { x };
        foreach (var block in rwkv.blocks)
            states.Add(x = block.call(x));
        var final = rwkv.ln_out.call(x);
        return new ModelOutput(Logits(final, inputIds, attentionMask, x => head?.call(x) ?? F.linear(x, rwkv.embeddings.weight!)), states, final);
    }

    // Every token's predecessor; zero before the first.
    private static Tensor Shifted(Tensor x)
    {
        var length = x.shape[1];
        return cat([zeros_like(x.narrow(1, 0, 1)), x.narrow(1, 0, length - 1)], 1);
    }

    private static Tensor Mix(Tensor x, Tensor before, Tensor share) => x * share + before * (1 - share);

    private sealed class Trunk : Module
    {
        public readonly Embedding embeddings;
        public readonly ModuleList<Block> blocks;
        public readonly LayerNorm ln_out;

        public Trunk(RwkvConfig config)
            : base("rwkv")
        {
            embeddings = Embedding(config.VocabularySize, config.Width);
            blocks = new ModuleList<Block>([.. Enumerable.Range(0, config.Layers).Select(layer => new Block(config, isFirst: layer == 0))]);
            ln_out = LayerNorm(config.Width, config.LayerNormEpsilon);
            RegisterComponents();
        }
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly LayerNorm? pre_ln;
        private readonly LayerNorm ln1;
        private readonly TimeMixing attention;
        private readonly LayerNorm ln2;
        private readonly ChannelMixing feed_forward;

        public Block(RwkvConfig config, bool isFirst)
            : base("block")
        {
            pre_ln = isFirst ? LayerNorm(config.Width, config.LayerNormEpsilon) : null;
            ln1 = LayerNorm(config.Width, config.LayerNormEpsilon);
            attention = new TimeMixing(config);
            ln2 = LayerNorm(config.Width, config.LayerNormEpsilon);
            feed_forward = new ChannelMixing(config);
            RegisterComponents();
        }

        public void Initialise(RandomStream stream, int layer, int layers)
        {
            attention.Initialise(stream, layer, layers);
            feed_forward.Initialise(stream, layer, layers);
        }

        public override Tensor forward(Tensor x)
        {
            x = pre_ln?.call(x) ?? x;
            x = x + attention.call(ln1.call(x));
            return x + feed_forward.call(ln2.call(x));
        }
    }

    private sealed class TimeMixing : Module<Tensor, Tensor>
    {
        private readonly Parameter time_decay;
        private readonly Parameter time_first;
        private readonly Parameter time_mix_key;
        private readonly Parameter time_mix_value;
        private readonly Parameter time_mix_receptance;
        private readonly Dense key;
        private readonly Dense value;
        private readonly Dense receptance;
        private readonly Dense output;

        public TimeMixing(RwkvConfig config)
            : base("attention")
        {
            var channels = config.AttentionWidth ?? config.Width;
            time_decay = new Parameter(zeros(channels));
            time_first = new Parameter(zeros(channels));
            time_mix_key = new Parameter(zeros(1, 1, config.Width));
            time_mix_value = new Parameter(zeros(1, 1, config.Width));
            time_mix_receptance = new Parameter(zeros(1, 1, config.Width));
            key = new Dense(config.Width, channels, hasBias: false);
            value = new Dense(config.Width, channels, hasBias: false);
            receptance = new Dense(config.Width, channels, hasBias: false);
            output = new Dense(channels, config.Width, hasBias: false);
            RegisterComponents();
        }

        public void Initialise(RandomStream stream, int layer, int layers)
        {
            var channels = (int)time_decay.numel();
            var width = (int)time_mix_key.numel();
            double early = 1 - (double)layer / layers, late = layers > 1 ? layer / (layers - 1.0) : 0;
            Weights.Set(time_decay, [.. Enumerable.Range(0, channels).Select(i => (float)(-5 + 8 * Power(i / Math.Max(1.0, channels - 1), 0.7 + 1.3 * late)))]);
            Weights.Set(time_first, [.. Enumerable.Range(0, channels).Select(i => (float)(DeterministicMath.Log(0.3) + ((i + 1) % 3 - 1) * 0.5))]);
            Weights.Set(time_mix_key, [.. Enumerable.Range(0, width).Select(i => (float)Power((double)i / width, early))]);
            Weights.Set(time_mix_value, [.. Enumerable.Range(0, width).Select(i => (float)(Power((double)i / width, early) + 0.3 * late))]);
            Weights.Set(time_mix_receptance, [.. Enumerable.Range(0, width).Select(i => (float)Power((double)i / width, 0.5 * early))]);
            foreach (var linear in new[] { key, value, receptance, output })
                Weights.Uniform(linear.Weight, stream, 1 / Math.Sqrt(linear.Weight.shape[1]));
        }

        public override Tensor forward(Tensor x)
        {
            var before = Shifted(x);
            var k = key.call(Mix(x, before, time_mix_key)); // (B, T, C)
            var v = value.call(Mix(x, before, time_mix_value));
            var r = receptance.call(Mix(x, before, time_mix_receptance)).sigmoid();
            return output.call(r * Wkv.Of(-time_decay.exp(), time_first, k, v));
        }
    }

    private sealed class ChannelMixing : Module<Tensor, Tensor>
    {
        private readonly Parameter time_mix_key;
        private readonly Parameter time_mix_receptance;
        private readonly Dense key;
        private readonly Dense receptance;
        private readonly Dense value;

        public ChannelMixing(RwkvConfig config)
            : base("feed_forward")
        {
            var inner = config.InnerWidth ?? 4 * config.Width;
            time_mix_key = new Parameter(zeros(1, 1, config.Width));
            time_mix_receptance = new Parameter(zeros(1, 1, config.Width));
            key = new Dense(config.Width, inner, hasBias: false);
            receptance = new Dense(config.Width, config.Width, hasBias: false);
            value = new Dense(inner, config.Width, hasBias: false);
            RegisterComponents();
        }

        public void Initialise(RandomStream stream, int layer, int layers)
        {
            var width = (int)time_mix_key.numel();
            float[] mix = [.. Enumerable.Range(0, width).Select(i => (float)Power((double)i / width, 1 - (double)layer / layers))];
            Weights.Set(time_mix_key, mix);
            Weights.Set(time_mix_receptance, mix);
            foreach (var linear in new[] { key, receptance, value })
                Weights.Uniform(linear.Weight, stream, 1 / Math.Sqrt(linear.Weight.shape[1]));
        }

        public override Tensor forward(Tensor x)
        {
            var before = Shifted(x);
            var k = key.call(Mix(x, before, time_mix_key)).relu();
            var r = receptance.call(Mix(x, before, time_mix_receptance)).sigmoid();
            return r * value.call(k * k);
        }
    }

    private static double Power(double x, double exponent) => x == 0 ? exponent == 0 ? 1 : 0 : DeterministicMath.Pow(x, exponent);
}
