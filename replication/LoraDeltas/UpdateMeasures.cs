using Replication.Measures.Updates;
using Replication.Models.Adapters;
using static TorchSharp.torch;

namespace Replication.LoraDeltas;

/// <summary>What is measured of every adapter and of every matrix's whole update, and under which names a run's outcome holds it.</summary>
internal static class UpdateMeasures
{
    /// <summary>The share of energy at which effective rank is read.</summary>
    public const double EnergyShare = 0.9;

    /// <summary>Leading directions whose principal angles are taken: a sixth of the micro tier's narrowest matrix, so that chance leaves room above itself.</summary>
    public const int Directions = 4;

    /// <summary>Mean |Δ| of an adapter's tensor, <paramref name="part"/> A or B.</summary>
    public static string Magnitude(int epoch, string matrix, string part) => $"{Prefix(epoch, matrix)}.{part}.magnitude";

    /// <summary>Mean Δ of an adapter's tensor.</summary>
    public static string Mean(int epoch, string matrix, string part) => $"{Prefix(epoch, matrix)}.{part}.mean";

    /// <summary>‖ΔW‖_F</summary>
    public static string Norm(int epoch, string matrix) => $"{Prefix(epoch, matrix)}.update";

    /// <summary>‖ΔW‖_F / ‖W‖_F</summary>
    public static string Relative(int epoch, string matrix) => $"{Prefix(epoch, matrix)}.relative";

    /// <summary>Mean and mean magnitude of the elements of ΔW.</summary>
    public static string ElementMean(int epoch, string matrix) => $"{Prefix(epoch, matrix)}.element-mean";

    public static string ElementMagnitude(int epoch, string matrix) => $"{Prefix(epoch, matrix)}.element-magnitude";

    /// <summary>Effective rank at nine tenths of the energy.</summary>
    public static string EffectiveRank(string matrix) => $"{matrix}.effective-rank";

    public static string StableRank(string matrix) => $"{matrix}.stable-rank";

    /// <summary>Share of the energy that the adapters' rank would keep.</summary>
    public static string Kept(string matrix) => $"{matrix}.kept";

    /// <summary>Effective rank of a matrix of the same shape with independent normal elements.</summary>
    public static string Gaussian(string matrix) => $"{matrix}.gaussian";

    /// <summary>Mean squared cosine of the principal angles between the leading directions of two updates.</summary>
    public static string Overlap(string matrix) => $"{matrix}.overlap";

    /// <summary>The four statistics of A and of B.</summary>
    public static void Adapter(LayerTable into, int epoch, LoraLayer layer, Tensor initialA, Tensor initialB)
    {
        var place = MatrixPlace.Of(layer.Name);
        foreach (var (part, before, after) in new[] { ("A", initialA, (Tensor)layer.A), ("B", initialB, layer.B) })
        {
            var delta = AdapterDelta.Of(before, after);
            into.Set(Mean(epoch, place.Matrix, part), place.Layer, delta.Mean);
            into.Set($"{Prefix(epoch, place.Matrix)}.{part}.variance", place.Layer, delta.Variance);
            into.Set(Magnitude(epoch, place.Matrix, part), place.Layer, delta.MeanMagnitude);
            into.Set($"{Prefix(epoch, place.Matrix)}.{part}.magnitude-variance", place.Layer, delta.MagnitudeVariance);
        }
    }

    /// <summary>Size of a matrix's update, in itself and against the matrix.</summary>
    public static void Update(LayerTable into, int epoch, MatrixPlace place, Tensor update, double weightNorm)
    {
        // As one row: TorchSharp copies that in one go, and a matrix number by number.
        using var row = update.reshape(-1);
        using var nothing = zeros_like(row);
        var elements = AdapterDelta.Of(nothing, row);
        into.Set(ElementMean(epoch, place.Matrix), place.Layer, elements.Mean);
        into.Set(ElementMagnitude(epoch, place.Matrix), place.Layer, elements.MeanMagnitude);
        var norm = NormOf(update);
        into.Set(Norm(epoch, place.Matrix), place.Layer, norm);
        into.Set(Relative(epoch, place.Matrix), place.Layer, norm / weightNorm);
    }

    /// <summary>Ranks of a matrix's update.</summary>
    public static void Ranks(LayerTable into, MatrixPlace place, Tensor update)
    {
        var spectrum = UpdateSpectrum.Of(update);
        into.Set(EffectiveRank(place.Matrix), place.Layer, spectrum.EnergyRank(EnergyShare));
        into.Set(StableRank(place.Matrix), place.Layer, spectrum.StableRank);
        into.Set(Kept(place.Matrix), place.Layer, spectrum.ShareOf(DeltaProtocol.Rank));
    }

    /// <summary>‖X‖_F in float64.</summary>
    public static double NormOf(Tensor matrix)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var wide = matrix.detach().to(ScalarType.Float64);
        return Math.Sqrt(wide.mul(wide).sum().cpu().item<double>());
    }

    private static string Prefix(int epoch, string matrix) => FormattableString.Invariant($"epoch-{epoch}.{matrix}");
}
