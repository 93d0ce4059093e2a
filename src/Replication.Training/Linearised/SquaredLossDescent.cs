using Replication.Training.Proximal;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Training.Linearised;

/// <summary>
/// Full-batch gradient descent on ½‖f − y‖² + (λ/2)‖θ − θ₀‖²: what the linearisation paper's theorems speak of. The same
/// object descends on a model and, given the linearised model's outputs and parameters, on its linearisation.
/// </summary>
/// <remarks>The paper's R has no half: its λ is twice the one here.</remarks>
public sealed class SquaredLossDescent : IDisposable
{
    private readonly Func<Tensor> _outputs;
    private readonly Tensor _targets;
    private readonly Displacement _displacement;
    private readonly double _lambda, _learningRate;
    private readonly bool _selective;

    /// <param name="outputs">f at the present parameters, of the targets' shape, with its graph.</param>
    /// <param name="parameters">θ, at θ₀ now.</param>
    /// <param name="targets">y; it stays the caller's.</param>
    /// <param name="lambda">λ ≥ 0.</param>
    /// <param name="learningRate">η &gt; 0.</param>
    /// <param name="selective">Whether the pull acts only where ⟨∇R, θ − θ₀⟩ ≥ 0 (the paper's Eq. 8).</param>
    public SquaredLossDescent(Func<Tensor> outputs, IEnumerable<Parameter> parameters, Tensor targets, double lambda, double learningRate, bool selective = false)
    {
        if (!(learningRate > 0) || double.IsInfinity(learningRate))
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "Descent needs a finite learning rate above zero.");
        (_outputs, _targets, _lambda, _learningRate, _selective) = (outputs, targets, PullStrength.Checked(lambda), learningRate, selective);
        _displacement = new Displacement(parameters);
    }

    /// <summary>One step.</summary>
    /// <returns>Where it stood before.</returns>
    public DescentState Step()
    {
        using var scope = NewDisposeScope();
        var (state, gradients, changes) = Look();
        using var noGrad = no_grad();
        var strength = _selective && state.Product < 0 ? 0 : _lambda;
        for (var i = 0; i < gradients.Count; i++)
            _displacement.Parameters[i].sub_(gradients[i].add(changes[i].mul(strength)).mul(_learningRate));
        return state;
    }

    /// <summary>Where it stands.</summary>
    public DescentState State()
    {
        using var scope = NewDisposeScope();
        return Look().State;
    }

    public void Dispose() => _displacement.Dispose();

    private (DescentState State, IReadOnlyList<Tensor> Gradients, IReadOnlyList<Tensor> Changes) Look()
    {
        var difference = _outputs() - _targets;
        var gradients = autograd.grad([difference.mul(difference).sum() * 0.5], [.. _displacement.Parameters]);
        using var noGrad = no_grad();
        var changes = _displacement.Change();
        // The risk again in float64: its fall is compared from step to step.
        var read = stack([
            Displacement.SquaredNorm(difference.detach()) * 0.5,
            stack([.. changes.Select(Displacement.SquaredNorm)]).sum(),
            stack([.. gradients.Zip(changes, Displacement.InnerProduct)]).sum(),
        ]).cpu().data<double>().ToArray();
        return (new DescentState(read[0], Math.Sqrt(read[1]), read[2]), [.. gradients], changes);
    }
}
