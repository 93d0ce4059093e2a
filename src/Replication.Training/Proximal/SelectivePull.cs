using Replication.Training.Controls;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Training.Proximal;

/// <summary>
/// The linearisation paper's selective rule (Eq. 8): the gradient λ(θ − θ₀) of the pull counts only in steps where
/// ⟨∇R, θ − θ₀⟩ ≥ 0, that is where the loss itself would not lead further away. Over all parameters together.
/// </summary>
/// <remarks>
/// It adds to the gradient that the optimiser is about to use, which a trainer has bounded by then: give the trainer a bound
/// that is never reached where this is to be compared with <see cref="ProximalTerm"/>.
/// </remarks>
public sealed class SelectivePull : IStepControl, IDisposable
{
    private readonly Displacement _displacement;
    private readonly double _lambda;

    /// <param name="parameters">At θ₀ now.</param>
    /// <param name="lambda">λ ≥ 0.</param>
    public SelectivePull(IEnumerable<Parameter> parameters, double lambda)
    {
        _lambda = PullStrength.Checked(lambda);
        _displacement = new Displacement(parameters);
    }

    public void BeforeStep()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var pairs = _displacement.Parameters.Zip(_displacement.Change(), (parameter, change) => (Gradient: parameter.grad, Change: change))
            .Where(pair => pair.Gradient is not null).ToList();
        if (pairs.Count == 0)
            return;
        var product = stack([.. pairs.Select(pair => Displacement.InnerProduct(pair.Gradient!, pair.Change))]).sum();
        var strength = product.ge(0).to(ScalarType.Float64) * _lambda; // λ or 0, and never read on the host
        foreach (var (gradient, change) in pairs)
            gradient!.add_(change.mul(strength.to(change.dtype)));
    }

    public void AfterStep()
    {
    }

    public void Dispose() => _displacement.Dispose();
}
