using Replication.Training.Proximal;
using Replication.Training.Controls;
using TorchSharp.Modules;

namespace Replication.Linearization;

/// <summary>How a run is held to its start.</summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Strength">λ.</param>
internal sealed record Pull(string Kind, double Strength)
{
    /// <summary>(λ/2)‖θ − θ₀‖²</summary>
    public const string Plain = "plain";

    /// <summary>The same, only where ⟨∇R, θ − θ₀⟩ ≥ 0.</summary>
    public const string Selective = "selective";

    /// <summary>Selective projection decay, an ablation.</summary>
    public const string Projection = "projection-decay";

    public static Pull None { get; } = new(Plain, 0);

    public string Name => FormattableString.Invariant($"{Kind}-{Strength}");

    /// <summary>The parts of a trainer that pull; either may be null.</summary>
    public (ProximalTerm? Term, IStepControl? Control) Of(IReadOnlyList<Parameter> parameters) => Kind switch
    {
        Selective => (null, new SelectivePull(parameters, Strength)),
        Projection => (null, new SelectiveProjectionDecay(parameters, Strength)),
        _ => (Strength > 0 ? new ProximalTerm(parameters, Strength) : null, null),
    };
}
