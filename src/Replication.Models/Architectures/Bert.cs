using Replication.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Architectures;

/// <summary>BERT (Devlin et al. 2019): post-norm encoder; tied language-model head, or a classifier over the pooled first token or over every token.</summary>
public sealed class Bert : EncoderModel
{
    private readonly BertBody bert;
    private readonly Prediction? cls;
    private readonly SeededDropout? dropout;
    private readonly Dense? classifier;
    private readonly EncoderConfig _config;

    public Bert(EncoderConfig config)
        : base(nameof(Bert), "bert", config)
    {
        _config = config;
        bert = new BertBody(config, hasPooler: config.Head == HeadKind.SequenceClassification);
        if (config.PredictsTokens)
        {
            cls = new Prediction(config);
        }
        else
        {
            dropout = new SeededDropout(config.ClassifierDropout);
            classifier = new Dense(config.Width, config.Classes);
        }

        RegisterComponents();
    }

    public override IReadOnlyList<Module> Blocks => [.. bert.encoder.layer];

    public override IReadOnlyDictionary<string, object> Configuration => Describe("bert", "Bert", "LMHeadModel");

    public override IReadOnlyDictionary<string, string> OtherNames { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bert.embeddings.word_embeddings.weight"] = "cls.predictions.decoder.weight",
        ["cls.predictions.bias"] = "cls.predictions.decoder.bias",
    };

    public override bool IsHead(string parameter) => base.IsHead(parameter) || parameter.StartsWith("bert.pooler.", StringComparison.Ordinal);

    public override ModelOutput Forward(Tensor inputIds, Tensor? attentionMask, Tensor? tokenTypes)
    {
        var positions = arange(inputIds.shape[1], dtype: ScalarType.Int64, device: inputIds.device);
        var states = bert.States(inputIds, positions, attentionMask, tokenTypes);
        var last = states[^1];
        var logits = cls is not null
            ? cls.predictions.Logits(last, bert.embeddings.word_embeddings.weight!)
            : classifier!.call(dropout!.call(bert.pooler?.call(last) ?? last));
        return new ModelOutput(logits, states, last);
    }

    private sealed class Prediction : Module
    {
        public readonly MaskedHead predictions;

        public Prediction(EncoderConfig config)
            : base("cls")
        {
            predictions = new MaskedHead(config);
            RegisterComponents();
        }
    }

    private sealed class MaskedHead : Module
    {
        private readonly Transform transform;
        private readonly Parameter bias;

        public MaskedHead(EncoderConfig config)
            : base("predictions")
        {
            transform = new Transform(config);
            bias = new Parameter(zeros(config.VocabularySize));
            RegisterComponents();
        }

        public Tensor Logits(Tensor x, Tensor embeddings) => F.linear(transform.call(x), embeddings, bias);
    }

    private sealed class Transform : Module<Tensor, Tensor>
    {
        private readonly Dense dense;
        private readonly LayerNorm LayerNorm;
        private readonly Func<Tensor, Tensor> _activation;

        public Transform(EncoderConfig config)
            : base("transform")
        {
            dense = new Dense(config.Width, config.Width);
            LayerNorm = nn.LayerNorm(config.Width, config.LayerNormEpsilon);
            _activation = Activation.Named(config.Activation);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => LayerNorm.call(_activation(dense.call(x)));
    }
}
