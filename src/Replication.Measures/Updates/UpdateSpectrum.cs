using static TorchSharp.torch;

namespace Replication.Measures.Updates;

/// <summary>Singular values of a weight matrix's update ΔW, in float64, and what is read off them.</summary>
/// <param name="SingularValues">Descending.</param>
public sealed record UpdateSpectrum(IReadOnlyList<double> SingularValues)
{
    /// <summary>Σσ² = ‖ΔW‖_F²</summary>
    public double Energy => EnergyOf(SingularValues.Count);

    /// <summary>‖ΔW‖_F</summary>
    public double Norm => Math.Sqrt(Energy);

    /// <summary>‖ΔW‖_F² / σ₁²: 1 where one direction holds everything, the full rank where all are equal; NaN of no update.</summary>
    public double StableRank => Energy / (SingularValues[0] * SingularValues[0]);

    /// <summary>Effective rank at an energy: the fewest singular values whose squares sum to that share of ‖ΔW‖_F²; 0 of no update.</summary>
    /// <param name="share">From above 0 to 1.</param>
    public int EnergyRank(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var sought = share * Energy;
        var (held, rank) = (0.0, 0);
        while (rank < SingularValues.Count && held < sought)
        {
            held += SingularValues[rank] * SingularValues[rank];
            rank++;
        }

        return rank;
    }

    /// <summary>Share of the energy that the largest singular values hold: what the best update of that rank keeps.</summary>
    public double ShareOf(int rank) => EnergyOf(rank) / Energy;

    /// <param name="update">[out, in]</param>
    /// <exception cref="ArgumentException">The update is no matrix, or holds a number that is not finite.</exception>
    public static UpdateSpectrum Of(Tensor update)
    {
        if (update.ndim != 2)
            throw new ArgumentException($"Singular values need a matrix; this update has shape [{string.Join(", ", update.shape)}].", nameof(update));
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var wide = update.detach().to(ScalarType.Float64).cpu();
        if (!wide.isfinite().all().item<bool>())
            throw new ArgumentException("Singular values need finite numbers; this update holds an infinity or NaN.", nameof(update));
        return new UpdateSpectrum(linalg.svdvals(wide).data<double>().ToArray());
    }

    private double EnergyOf(int rank)
    {
        var energy = 0.0;
        for (var i = 0; i < Math.Min(rank, SingularValues.Count); i++)
            energy += SingularValues[i] * SingularValues[i];
        return energy;
    }
}
