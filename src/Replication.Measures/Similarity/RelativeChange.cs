using static TorchSharp.torch;

namespace Replication.Measures.Similarity;

/// <summary>‖Y − X‖_F / ‖X‖_F: how far a representation moved, in units of its own size. A rotation counts as movement.</summary>
public static class RelativeChange
{
    /// <param name="x">[tokens, width] before.</param>
    /// <param name="y">[tokens, width] after.</param>
    /// <returns>0 or more; NaN where nothing was there before.</returns>
    public static double Of(Tensor x, Tensor y)
    {
        Representation.CheckSameWidth(x, y, "Relative change");
        using var scope = NewDisposeScope();
        Tensor before = x.detach().to(ScalarType.Float64), after = y.detach().to(ScalarType.Float64);
        var size = Representation.FrobeniusNorm(before);
        return size > 0 ? Representation.FrobeniusNorm(after.sub(before)) / size : double.NaN;
    }
}
