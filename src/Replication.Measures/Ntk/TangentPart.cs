using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>
/// Parameters at one linear layer of a model, with the rule that turns the layer's inputs and output gradients into
/// the gradient of every example: a sum of outer products over the example's tokens.
/// </summary>
/// <param name="layer">The layer whose inputs and output gradients are captured.</param>
public abstract class TangentPart(nn.Module<Tensor, Tensor> layer)
{
    /// <summary>The layer whose inputs and output gradients are captured.</summary>
    public nn.Module<Tensor, Tensor> Layer => layer;

    /// <summary>The parameters, in the order of <see cref="Gradients"/>.</summary>
    public abstract IReadOnlyList<(string Name, Parameter Parameter)> Parameters { get; }

    /// <summary>Every example's own gradient of every parameter.</summary>
    /// <param name="input">[examples, tokens, in]</param>
    /// <param name="outputGradient">[examples, tokens, out]</param>
    /// <returns>One [examples, numel] for each parameter.</returns>
    public abstract IReadOnlyList<Tensor> Gradients(Tensor input, Tensor outputGradient);

    /// <summary>Σ over tokens of left·rightᵀ for every example: [examples, tokens, m], [examples, tokens, n] → [examples, m·n].</summary>
    protected static Tensor OuterProducts(Tensor left, Tensor right) =>
        left.transpose(1, 2).matmul(right).reshape(left.shape[0], -1);
}
