using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Training.Proximal;

/// <summary>
/// (λ/2)‖θ − θ₀‖², the linearisation paper's pull to the pretrained parameters (its main objective): a
/// <see cref="Trainer.Penalty"/>.
/// </summary>
public sealed class ProximalTerm : IDisposable
{
    private readonly Displacement _displacement;
    private readonly double _lambda;

    /// <param name="parameters">At θ₀ now.</param>
    /// <param name="lambda">λ ≥ 0.</param>
    public ProximalTerm(IEnumerable<Parameter> parameters, double lambda)
    {
        _lambda = PullStrength.Checked(lambda);
        _displacement = new Displacement(parameters);
    }

    /// <summary>The term, a tensor without dimensions in the parameters' type.</summary>
    public Tensor Value() => _displacement.Change().Select(change => change.mul(change).sum()).Aggregate((a, b) => a + b) * (_lambda / 2);

    public void Dispose() => _displacement.Dispose();
}
