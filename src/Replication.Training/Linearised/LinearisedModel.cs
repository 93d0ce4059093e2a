using Replication.Measures.Ntk;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Training.Linearised;

/// <summary>
/// A model to first order around θ₀ (linearisation paper, §2): f̄(x) = f_θ₀(x) + ⟨∇f_θ₀(x), θ̄ − θ₀⟩. Its parameters θ̄
/// are its own, start at θ₀ and have the shapes and order of the model's, so that the same optimiser with the same data
/// order trains both, weight decay included.
/// </summary>
/// <remarks>It knows the examples of its Jacobian, by their places there. The Jacobian stays the caller's.</remarks>
public sealed class LinearisedModel : IDisposable
{
    private readonly Jacobian _jacobian;
    private readonly List<Parameter> _parameters;
    private readonly List<Tensor> _start;

    /// <param name="jacobian">At θ₀: the parameters must not have moved since it was taken.</param>
    public LinearisedModel(Jacobian jacobian)
    {
        _jacobian = jacobian;
        using var noGrad = no_grad();
        _start = [.. jacobian.Blocks.Select(block => block.Parameter.detach().clone().DetachFromDisposeScope())];
        _parameters = [.. _start.Select(start => new Parameter(start.clone()))];
        _parameters.ForEach(parameter => parameter.DetachFromDisposeScope());
    }

    /// <summary>θ̄, in the order of the Jacobian's blocks.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>θ̄ − θ₀, one tensor a parameter; it has a gradient in θ̄.</summary>
    public IReadOnlyList<Tensor> Change() => [.. _parameters.Zip(_start, (now, start) => now - start)];

    /// <summary>Logits of all examples: [N, C].</summary>
    public Tensor Logits() => LogitsOf(_jacobian);

    /// <summary>Logits of some of the examples: [n, C].</summary>
    /// <param name="examples">[n] int64 places of the examples in the Jacobian.</param>
    public Tensor Logits(Tensor examples) =>
        _jacobian.Logits.index_select(0, examples) + JacobianProducts.Times(_jacobian, examples, Change());

    /// <summary>Logits of other examples: [M, C].</summary>
    /// <param name="elsewhere">Their Jacobian by the same parameters, at the same θ₀.</param>
    public Tensor LogitsOf(Jacobian elsewhere) => elsewhere.Logits + JacobianProducts.Times(elsewhere, Change());

    /// <summary>½‖θ̄ − θ₀‖², a single number with a gradient in θ̄.</summary>
    public Tensor HalfSquaredDistance() => Change().Select(change => change.mul(change).sum()).Aggregate((a, b) => a + b) * 0.5;

    public void Dispose()
    {
        _start.ForEach(start => start.Dispose());
        _parameters.ForEach(parameter => parameter.Dispose());
    }
}
