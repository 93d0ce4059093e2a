namespace Replication.Linearization;

/// <summary>One condition of full-batch descent on squared loss.</summary>
/// <param name="Task">One of <see cref="LinearizationTask.All"/>.</param>
/// <param name="Share">λ as a share of the kernel's λmax at the start.</param>
/// <param name="Selective">Whether the pull acts only where ⟨∇R, θ − θ₀⟩ ≥ 0.</param>
internal sealed record DescentCell(string Task, double Share, bool Selective = false)
{
    public string Arm => FormattableString.Invariant($"{(Selective ? "selective " : "")}λ = {Share} λmax");
}
