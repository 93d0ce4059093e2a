using Replication.Core.Runs;

namespace Replication.LoraDeltas;

/// <summary>A reading of one run as a profile over layers.</summary>
/// <param name="Name">Name in paths.</param>
/// <param name="Label">Name in words.</param>
/// <param name="Profile">One value a layer from a run, an epoch and the matrices that are read.</param>
internal sealed record DeltaMeasure(string Name, string Label, Func<RunRecord, int, IReadOnlyList<string>, double[]> Profile)
{
    /// <summary>The study's: mean |Δ| of A and of B, averaged over a layer's adapters.</summary>
    public static DeltaMeasure Adapters { get; } = new("adapters", "mean |Δ| of A and B apart", (run, epoch, matrices) => Magnitudes(run, epoch, matrices, "A", "B"));

    public static DeltaMeasure OnlyA { get; } = new("only-a", "mean |Δ| of A", (run, epoch, matrices) => Magnitudes(run, epoch, matrices, "A"));

    public static DeltaMeasure OnlyB { get; } = new("only-b", "mean |Δ| of B", (run, epoch, matrices) => Magnitudes(run, epoch, matrices, "B"));

    /// <summary>The change that the layer's function sees: Σ‖ΔW‖_F over its matrices, of adapters ΔW = (α/r)·BA.</summary>
    public static DeltaMeasure Update { get; } = new("update", "Σ‖ΔW‖", (run, epoch, matrices) => MeanOver(matrices, m => run.Outcome.Series[UpdateMeasures.Norm(epoch, m)], matrices.Count));

    /// <summary>The same against the weights: mean ‖ΔW‖_F/‖W‖_F over its matrices.</summary>
    public static DeltaMeasure Relative { get; } = new("relative", "mean ‖ΔW‖/‖W‖", (run, epoch, matrices) => MeanOver(matrices, m => run.Outcome.Series[UpdateMeasures.Relative(epoch, m)]));

    /// <summary>The study's first; verdicts go by it unless a claim says otherwise.</summary>
    public static IReadOnlyList<DeltaMeasure> All { get; } = [Adapters, OnlyA, OnlyB, Update, Relative];

    /// <summary>Mean over named parts, layer by layer, times a factor.</summary>
    public static double[] MeanOver(IReadOnlyList<string> parts, Func<string, IReadOnlyList<double>> series, double times = 1)
    {
        var all = parts.Select(series).ToList();
        return [.. Enumerable.Range(0, all[0].Count).Select(layer => times * all.Average(s => s[layer]))];
    }

    private static double[] Magnitudes(RunRecord run, int epoch, IReadOnlyList<string> matrices, params string[] parts) =>
        MeanOver(matrices, m => MeanOver(parts, part => run.Outcome.Series[UpdateMeasures.Magnitude(epoch, m, part)]));
}
