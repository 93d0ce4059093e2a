namespace Replication.Measures.Ntk;

/// <summary>Local Lipschitz constants of models at one distance from the pretrained one.</summary>
/// <param name="Radius">r = ‖θ − θ₀‖</param>
/// <param name="Mean">Mean over models and pairs of inputs.</param>
/// <param name="Maximum">Largest over models and pairs of inputs.</param>
public sealed record LipschitzEstimate(double Radius, double Mean, double Maximum);
