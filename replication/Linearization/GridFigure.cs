using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>A scatter of the grid's conditions, means over seeds: one panel a task, one group a kind of matrices.</summary>
internal static class GridFigure
{
    private static readonly double LogarithmOfTen = Random.DeterministicMath.Log(10);

    /// <param name="title">The question.</param>
    /// <param name="caption">The finding.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="results">The runs.</param>
    /// <param name="values">One number a seed, of a task and a layer set.</param>
    public static Figure OverCondition(string title, string caption, string y, LinearizationResults results, Func<string, LayerSet, double[]> values) => new(
        title, caption, $"Scatter of {y} against κ(K + σI) before training, one point a set of layers, means over seeds, one panel a task. {caption}",
        new Axis("log₁₀ κ(K + σI), σ = 1e-4"), new Axis(y),
        [.. LinearizationTask.All.Select(task => Panel.Scatter(task.Replace('-', ' '), [.. LayerSet.Grid.GroupBy(set => set.Matrices).Select(group => new PointGroup(
            group.Key == "k" ? "W_k" : "W_q, W_v",
            [.. group.Select(set => new LabelledPoint(set.Layers, Sample.Mean(results.Spectrum(task, set, SpectrumMeasures.Condition)) / LogarithmOfTen, Sample.Mean(values(task, set))))]))]))]);
}
