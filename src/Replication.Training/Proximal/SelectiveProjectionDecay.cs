using Replication.Training.Controls;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Training.Proximal;

/// <summary>
/// Selective projection decay (Tian et al. 2024, algorithm 1), parameter tensor by parameter tensor: where
/// −⟨g, θ − θ₀⟩ &lt; 0 before the step, the weights after it are drawn back to θ₀ by λ·r·(θ − θ₀), with r the share of the
/// distance that the step has added, max(0, (γ_t − γ_{t−1})/γ_t) and γ = ‖θ − θ₀‖. An ablation of the linearisation paper's rule.
/// </summary>
/// <remarks>At λ = 1 a step along the old direction is undone whole: γ stays what it was.</remarks>
public sealed class SelectiveProjectionDecay : IStepControl, IDisposable
{
    // Keeps the share of a tensor that has not moved at all finite; it is zero then.
    private const double Smallest = 1e-30;

    private readonly Displacement _displacement;
    private readonly double _lambda;
    private readonly List<(Tensor Acts, Tensor Distance)> _before = [];

    /// <param name="parameters">At θ₀ now.</param>
    /// <param name="lambda">λ ≥ 0; 1 projects.</param>
    public SelectiveProjectionDecay(IEnumerable<Parameter> parameters, double lambda)
    {
        _lambda = PullStrength.Checked(lambda);
        _displacement = new Displacement(parameters);
    }

    public void BeforeStep()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        Forget();
        foreach (var (parameter, change) in _displacement.Parameters.Zip(_displacement.Change()))
        {
            var product = parameter.grad is { } gradient ? Displacement.InnerProduct(gradient, change) : zeros([], ScalarType.Float64, change.device);
            _before.Add((product.gt(0).to(ScalarType.Float64).DetachFromDisposeScope(), Displacement.SquaredNorm(change).sqrt().DetachFromDisposeScope()));
        }
    }

    public void AfterStep()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var ((parameter, change), (acts, old)) in _displacement.Parameters.Zip(_displacement.Change()).Zip(_before))
        {
            var now = Displacement.SquaredNorm(change).sqrt();
            var added = now.sub(old).clamp_min(0).div(now.clamp_min(Smallest));
            parameter.sub_(change.mul(acts.mul(added).mul(_lambda).to(change.dtype)));
        }
    }

    public void Dispose()
    {
        Forget();
        _displacement.Dispose();
    }

    private void Forget()
    {
        foreach (var (acts, distance) in _before)
        {
            acts.Dispose();
            distance.Dispose();
        }

        _before.Clear();
    }
}
