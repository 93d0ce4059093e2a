using Replication.Core.Runs;

namespace Replication.LoraDeltas;

/// <summary>The finished runs of a claim's cells, read by cell and seed.</summary>
internal sealed class DeltaGrid(IReadOnlyList<int> seeds, DeltaTexts texts, RunSet runs)
{
    private readonly Dictionary<DeltaCell, IReadOnlyList<RunRecord>> _found = [];

    public IReadOnlyList<int> Seeds => seeds;

    public DeltaSizes Sizes => texts.Sizes;

    /// <summary>All five domains under one arm.</summary>
    public static IReadOnlyList<DeltaCell> Cells(DeltaArm arm) => [.. DeltaDomains.All.Select(domain => new DeltaCell(domain, arm))];

    public IReadOnlyList<RunRecord> Runs(DeltaCell cell)
    {
        // A run is found by its key, which is a digest: a claim asks for the same cells many times.
        if (!_found.TryGetValue(cell, out var found))
            _found[cell] = found = [.. seeds.Select(seed => runs[DeltaRuns.Of(cell, seed, texts)])];
        return found;
    }

    /// <summary>One number a seed.</summary>
    public double[] Scalars(DeltaCell cell, string name) => [.. Runs(cell).Select(run => run.Outcome.Scalars[name])];

    /// <summary>One profile a seed, after the last epoch and over the arm's own matrices unless said otherwise.</summary>
    public IReadOnlyList<double[]> Profiles(DeltaCell cell, DeltaMeasure measure, int epoch = DeltaProtocol.Epochs, IReadOnlyList<string>? matrices = null) =>
        [.. Runs(cell).Select(run => measure.Profile(run, epoch, matrices ?? cell.Arm.Measured))];

    /// <summary>One number a seed from the profiles of all domains, in their order.</summary>
    public double[] OverDomains(
        DeltaArm arm, DeltaMeasure measure, Func<IReadOnlyList<double[]>, double> read, int epoch = DeltaProtocol.Epochs, IReadOnlyList<string>? matrices = null)
    {
        var profiles = Cells(arm).Select(cell => Profiles(cell, measure, epoch, matrices)).ToList();
        return [.. Enumerable.Range(0, seeds.Count).Select(seed => read([.. profiles.Select(p => p[seed])]))];
    }

    /// <summary>The domains' mean shape, one a seed.</summary>
    public IReadOnlyList<double[]> MeanShapes(DeltaArm arm, DeltaMeasure measure, int epoch = DeltaProtocol.Epochs)
    {
        var domains = Cells(arm).Select(cell => Profiles(cell, measure, epoch)).ToList();
        return [.. seeds.Select((_, seed) => MeanShape([.. domains.Select(d => d[seed])]))];
    }

    /// <summary>Mean of all profiles, each divided by its own mean.</summary>
    public static double[] MeanShape(IReadOnlyList<double[]> profiles) =>
        [.. Enumerable.Range(0, profiles[0].Length).Select(layer => profiles.Average(profile => profile[layer] / profile.Average()))];

    /// <summary>Mean of a number over domains and over a profile's layers and named matrices, seed by seed.</summary>
    public double[] MeanOf(DeltaArm arm, IReadOnlyList<string> matrices, Func<string, string> series)
    {
        var cells = Cells(arm);
        return [.. Enumerable.Range(0, seeds.Count).Select(seed => cells.Average(cell =>
            matrices.Average(matrix => Runs(cell)[seed].Outcome.Series[series(matrix)].Average())))];
    }
}
