namespace Replication.Training.Linearised;

/// <summary>Where a descent on squared loss stands.</summary>
/// <param name="Risk">R = ½‖f − y‖² over all examples and classes.</param>
/// <param name="Distance">‖θ − θ₀‖</param>
/// <param name="Product">⟨∇R, θ − θ₀⟩: the linearisation paper's first theorem asks for it to be zero or more.</param>
public sealed record DescentState(double Risk, double Distance, double Product)
{
    /// <summary>R + (λ/2)‖θ − θ₀‖²</summary>
    public double Objective(double lambda) => Risk + lambda / 2 * Distance * Distance;
}
