using Replication.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models.Architectures;

/// <summary>BERT's embeddings and post-norm blocks (Devlin et al. 2019, §3), which RoBERTa shares.</summary>
internal sealed class BertBody : Module
{
    public readonly EmbeddingLayer embeddings;
    public readonly Stack encoder;
    public readonly Pooling? pooler;
    private readonly bool _causal;

    public BertBody(EncoderConfig config, bool hasPooler)
        : base("body")
    {
        _causal = config.Head == HeadKind.CausalLanguageModel;
        embeddings = new EmbeddingLayer(config);
        encoder = new Stack(config);
        pooler = hasPooler ? new Pooling(config) : null;
        RegisterComponents();
    }

    /// <summary>Hidden states 0..L, each [batch, length, width]; 0 is the normalised embeddings.</summary>
    public List<Tensor> States(Tensor inputIds, Tensor positions, Tensor? attentionMask, Tensor? tokenTypes)
    {
        // A head that predicts the next token must not see it.
        var mask = _causal ? AttentionMask.CausalWithPadding(attentionMask ?? ones_like(inputIds))
            : attentionMask is null ? null : AttentionMask.Padding(attentionMask);
        var x = embeddings.Embed(inputIds, positions, tokenTypes ?? zeros_like(inputIds)); // (B, T, D)
        var states = new List<Tensor> { x };
        foreach (var block in encoder.layer)
            states.Add(x = block.call(x, mask));
        return states;
    }

    internal sealed class EmbeddingLayer : Module
    {
        public readonly Embedding word_embeddings;
        private readonly Embedding position_embeddings;
        private readonly Embedding token_type_embeddings;
        private readonly LayerNorm LayerNorm;
        private readonly SeededDropout dropout;

        public EmbeddingLayer(EncoderConfig config)
            : base("embeddings")
        {
            word_embeddings = Embedding(config.VocabularySize, config.Width);
            position_embeddings = Embedding(config.ContextLength, config.Width);
            token_type_embeddings = Embedding(config.TokenTypes, config.Width);
            LayerNorm = nn.LayerNorm(config.Width, config.LayerNormEpsilon);
            dropout = new SeededDropout(config.HiddenDropout);
            RegisterComponents();
        }

        public Tensor Embed(Tensor inputIds, Tensor positions, Tensor tokenTypes) => dropout.call(LayerNorm.call(
            word_embeddings.call(inputIds) + token_type_embeddings.call(tokenTypes) + position_embeddings.call(positions)));
    }

    internal sealed class Stack : Module
    {
        public readonly ModuleList<Block> layer;

        public Stack(EncoderConfig config)
            : base("encoder")
        {
            layer = new ModuleList<Block>([.. Enumerable.Range(0, config.Layers).Select(_ => new Block(config))]);
            RegisterComponents();
        }
    }

    /// <summary>x ← norm(x + attention(x)); x ← norm(x + feed-forward(x)).</summary>
    internal sealed class Block : Module<Tensor, Tensor?, Tensor>
    {
        private readonly Attention attention;
        private readonly Inner intermediate;
        private readonly Residual output;

        public Block(EncoderConfig config)
            : base("block")
        {
            attention = new Attention(config);
            intermediate = new Inner(config);
            output = new Residual(config.InnerWidth, config);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            x = attention.call(x, mask);
            return output.call(intermediate.call(x), x);
        }
    }

    private sealed class Attention : Module<Tensor, Tensor?, Tensor>
    {
        private readonly SelfAttention self;
        private readonly Residual output;

        public Attention(EncoderConfig config)
            : base("attention")
        {
            self = new SelfAttention(config);
            output = new Residual(config.Width, config);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? mask) => output.call(self.call(x, mask), x);
    }

    private sealed class SelfAttention : Module<Tensor, Tensor?, Tensor>
    {
        private readonly Dense query;
        private readonly Dense key;
        private readonly Dense value;
        private readonly SeededDropout dropout;
        private readonly int _heads;

        public SelfAttention(EncoderConfig config)
            : base("self")
        {
            _heads = config.Heads;
            query = new Dense(config.Width, config.Width);
            key = new Dense(config.Width, config.Width);
            value = new Dense(config.Width, config.Width);
            dropout = new SeededDropout(config.AttentionDropout);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? mask) => Heads.Join(Layers.Attention.Mix(
            Heads.Split(query.call(x), _heads), Heads.Split(key.call(x), _heads), Heads.Split(value.call(x), _heads), mask, causal: false, dropout));
    }

    private sealed class Inner : Module<Tensor, Tensor>
    {
        private readonly Dense dense;
        private readonly Func<Tensor, Tensor> _activation;

        public Inner(EncoderConfig config)
            : base("intermediate")
        {
            dense = new Dense(config.Width, config.InnerWidth);
            _activation = Activation.Named(config.Activation);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => _activation(dense.call(x));
    }

    /// <summary>norm(residual + dropout(dense(x)))</summary>
    private sealed class Residual : Module<Tensor, Tensor, Tensor>
    {
        private readonly Dense dense;
        private readonly LayerNorm LayerNorm;
        private readonly SeededDropout dropout;

        public Residual(long inputs, EncoderConfig config)
            : base("output")
        {
            dense = new Dense(inputs, config.Width);
            LayerNorm = nn.LayerNorm(config.Width, config.LayerNormEpsilon);
            dropout = new SeededDropout(config.HiddenDropout);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor residual) => LayerNorm.call(residual + dropout.call(dense.call(x)));
    }

    /// <summary>tanh of a projection of the first token: [batch, length, width] → [batch, width].</summary>
    internal sealed class Pooling : Module<Tensor, Tensor>
    {
        private readonly Dense dense;

        public Pooling(EncoderConfig config)
            : base("pooler")
        {
            dense = new Dense(config.Width, config.Width);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => dense.call(x.select(1, 0)).tanh();
    }
}
