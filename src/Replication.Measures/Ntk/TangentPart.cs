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

    /// <summary>The parameters, in the order of <see cref="GradientsOver"/>.</summary>
    public abstract IReadOnlyList<(string Name, Parameter Parameter)> Parameters { get; }

    /// <summary>The rule that gives every example's own gradient of every parameter. What hangs on the input alone is done once for all classes.</summary>
    /// <param name="input">[examples, tokens, in]</param>
    /// <returns>Takes an output gradient, [examples, tokens, out], to one [examples, numel] for each parameter.</returns>
    public abstract Func<Tensor, IReadOnlyList<Tensor>> GradientsOver(Tensor input);

    /// <summary>Σ over tokens of left·rightᵀ for every example: [examples, tokens, m], [examples, tokens, n] → [examples, m·n].</summary>
    protected static Tensor OuterProducts(Tensor left, Tensor right) =>
        left.transpose(1, 2).matmul(right).reshape(left.shape[0], -1);
}
