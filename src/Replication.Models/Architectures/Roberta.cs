using Replication.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Architectures;

/// <summary>RoBERTa (Liu et al. 2019): BERT's encoder with positions counted past the padding id, and heads of its own.</summary>
public sealed class Roberta : EncoderModel
{
    private readonly BertBody roberta;
    private readonly SeededDropout? dropout;
    private readonly Module<Tensor, Tensor>? classifier;
    private readonly MaskedHead? lm_head;
    private readonly EncoderConfig _config;

    public Roberta(EncoderConfig config)
        : base(nameof(Roberta), "roberta", config)
    {
        _config = config;
        roberta = new BertBody(config, hasPooler: false);
        if (config.PredictsTokens)
        {
            lm_head = new MaskedHead(config);
        }
        else
        {
            dropout = new SeededDropout(config.ClassifierDropout);
            classifier = config.Head == HeadKind.SequenceClassification ? new SequenceHead(config) : new Dense(config.Width, config.Classes);
        }

        RegisterComponents();
    }

    public override IReadOnlyList<Module> Blocks => [.. roberta.encoder.layer];

    public override IReadOnlyDictionary<string, object> Configuration => Describe("roberta", "Roberta", "ForCausalLM");

    public override IReadOnlyDictionary<string, string> OtherNames { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["lm_head.bias"] = "lm_head.decoder.bias",
        ["roberta.embeddings.word_embeddings.weight"] = "lm_head.decoder.weight",
    };

    public override ModelOutput Forward(Tensor inputIds, Tensor? attentionMask, Tensor? tokenTypes)
    {
        var isToken = inputIds.ne(_config.PaddingId).to(ScalarType.Int64);
        var positions = isToken.cumsum(1) * isToken + _config.PaddingId;
        var states = roberta.States(inputIds, positions, attentionMask, tokenTypes);
        var last = states[^1];
        var logits = lm_head?.Logits(last, roberta.embeddings.word_embeddings.weight!) ?? classifier!.call(dropout!.call(last));
        return new ModelOutput(logits, states, last);
    }

    /// <summary>Two layers over the first token: [batch, length, width] → [batch, classes].</summary>
    private sealed class SequenceHead : Module<Tensor, Tensor>
    {
        private readonly Dense dense;
        private readonly SeededDropout dropout;
        private readonly Dense out_proj;

        public SequenceHead(EncoderConfig config)
            : base("classifier")
        {
            dense = new Dense(config.Width, config.Width);
            dropout = new SeededDropout(config.ClassifierDropout);
            out_proj = new Dense(config.Width, config.Classes);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => out_proj.call(dropout.call(dense.call(x.select(1, 0)).tanh()));
    }

    private sealed class MaskedHead : Module
    {
        private readonly Dense dense;
        private readonly LayerNorm layer_norm;
        private readonly Parameter bias;

        public MaskedHead(EncoderConfig config)
            : base("lm_head")
        {
            dense = new Dense(config.Width, config.Width);
            layer_norm = LayerNorm(config.Width, config.LayerNormEpsilon);
            bias = new Parameter(zeros(config.VocabularySize));
            RegisterComponents();
        }

        public Tensor Logits(Tensor x, Tensor embeddings) => F.linear(layer_norm.call(F.gelu(dense.call(x))), embeddings, bias);
    }
}
