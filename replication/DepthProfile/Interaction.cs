using Replication.Models;

namespace Replication.DepthProfile;

/// <summary>
/// The block-type interaction: how much more the equal-step slope depends on the objective in parallel than in sequential
/// blocks, [S(parallel, language modelling) − S(parallel, classification)] − [the same of sequential], seed by seed.
/// </summary>
internal static class Interaction
{
    public static IEnumerable<Cell> Cells(params IEnumerable<ModelShape> models) =>
        from model in models from task in DepthTasks.All select new Cell(model, task, EqualStep: true);

    public static double[] Of(DepthGrid grid, IReadOnlyList<ModelShape> sequential, IReadOnlyList<ModelShape> parallel, string measure = ChangeMeasures.Procrustes, string probe = "domain") =>
        [.. Dependence(grid, parallel, measure, probe).Zip(Dependence(grid, sequential, measure, probe), (p, s) => p - s)];

    /// <summary>Equal-step slope under language modelling minus its mean over the classification tasks.</summary>
    public static double[] Dependence(DepthGrid grid, IReadOnlyList<ModelShape> models, string measure = ChangeMeasures.Procrustes, string probe = "domain")
    {
        var modelling = grid.MeanSlopes(models.Select(m => new Cell(m, DepthTasks.LanguageModelling, true)), measure, probe);
        var classification = grid.MeanSlopes(from m in models from task in DepthTasks.Classifications select new Cell(m, task, true), measure, probe);
        return [.. modelling.Zip(classification, (a, b) => a - b)];
    }
}
