using Replication.Core.Runs;
using Replication.Measures.Ntk;
using Replication.Training;
using static TorchSharp.torch;

namespace Replication.Linearization;

/// <summary>
/// Kernels before any training: one Jacobian over all adapters of all layers gives the kernel of every set of them, since an
/// adapter at B = 0 changes no output. Their spectra, and what adding W_k of further layers to that of one does to ridge regression.
/// </summary>
internal static class KernelRuns
{
    /// <summary>W_k of one layer, to which others are added; the paper's figure 3 starts from layer 0.</summary>
    public static IReadOnlyList<LayerSet> Bases { get; } = [.. Enumerable.Range(0, 4).Select(layer => new LayerSet("k", $"{layer}"))];

    /// <summary>Candidates for adding to a base: W_k of every choice of the three other layers.</summary>
    public static IReadOnlyList<LayerSet> Candidates(LayerSet to)
    {
        string[] others = [.. Bases.Select(layer => layer.Layers).Where(layer => layer != to.Layers)];
        return [.. Enumerable.Range(1, 7).Select(choice => new LayerSet("k", string.Join('-', others.Where((_, place) => (choice >> place & 1) == 1))))];
    }

    /// <summary>What is recorded of each candidate.</summary>
    public static IReadOnlyList<string> Perturbations { get; } = ["residual-ratio", "eigenvalue-ratio", "lower", "upper"];

    /// <summary>Path of a candidate's numbers: <c>0+1-3</c>.</summary>
    public static string Path(LayerSet to, LayerSet candidate) => $"{to.Layers}+{candidate.Layers}";

    public static PlannedRun Of(string task, int seed, LinearizationTexts texts) =>
        LinearizationRuns.Planned("kernel", task, seed, texts, [], (checkpoint, _) => Work(task, seed, texts, checkpoint));

    private static RunOutcome Work(string name, int seed, LinearizationTexts texts, string checkpoint)
    {
        var task = LinearizationTask.Of(name, texts);
        var scalars = new SortedDictionary<string, double>(StringComparer.Ordinal);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var adapted = new AdaptedModel(task, LayerSet.All, seed, texts, checkpoint);
        using Batch rows = task.KernelRows();
        using var jacobian = Jacobian.Of(adapted.Model, rows.Inputs, rows.Mask, adapted.Adapters);
        foreach (var set in LayerSet.Grid.Union(LayerSet.Pairs))
        {
            using var inner = NewDisposeScope();
            Record(scalars, $"{set.Name}", Spectrum.Of(TangentKernel.Of(jacobian, set.HeldIn(texts.Sizes))));
            Record(scalars, $"{set.Name}.sign", Spectrum.Of(TangentKernel.Of(jacobian, set.HeldIn(texts.Sizes), KernelVariant.SignOfBoth)));
        }

        var residual = Targets.OneHot(rows.Labels, task.Classes).sub(jacobian.Logits).reshape(-1).to(ScalarType.Float64);
        foreach (var to in Bases)
        {
            foreach (var candidate in Candidates(to))
            {
                using var inner = NewDisposeScope();
                var change = SpectralPerturbation.Of(TangentKernel.Of(jacobian, to.HeldIn(texts.Sizes)), TangentKernel.Of(jacobian, candidate.HeldIn(texts.Sizes)), residual, SpectrumMeasures.Sigma);
                scalars[$"{Path(to, candidate)}.residual-ratio"] = change.ResidualRatio;
                scalars[$"{Path(to, candidate)}.eigenvalue-ratio"] = change.EigenvalueRatio;
                scalars[$"{Path(to, candidate)}.lower"] = change.Lower;
                scalars[$"{Path(to, candidate)}.upper"] = change.Upper;
            }
        }

        return new RunOutcome(scalars, new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
    }

    private static void Record(SortedDictionary<string, double> scalars, string prefix, Spectrum spectrum)
    {
        foreach (var (name, _, _, of) in SpectrumMeasures.All)
            scalars[$"{prefix}.{name}"] = of(spectrum);
    }
}
