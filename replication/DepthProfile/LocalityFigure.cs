using Replication.Harness.Figures;
using Replication.Harness.Runs;
using Replication.Random;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>The depth profile of each model: change over layers, a line a seed.</summary>
internal static class LocalityFigure
{
    public static Figure Of(IReadOnlyDictionary<string, List<RunRecord>> runs)
    {
        var slopes = runs.ToDictionary(r => r.Key, r => r.Value.Average(run => FineTunedModels.Profile(run, "procrustes", "domain").Slope));
        var words = string.Join("; ", slopes.Select(s => FormattableString.Invariant($"{s.Key}: mean locality gradient {s.Value:F2}")));
        return new Figure(
            "Where in depth do representations change?",
            $"Procrustes distance between hidden states before and after fine-tuning, layer by layer; {words}.",
            $"Line charts of Procrustes distance over layers 0 to 6, one panel a model, one thin line a seed with mean and 95 % band. {words}.",
            new Axis("layer (0 = embeddings)"),
            new Axis("Procrustes distance", IncludeZero: true),
            [.. runs.Select(r => new Panel(Title(r.Key), [Curve(r.Key, r.Value)]))]);
    }

    private static string Title(string family) => family switch
    {
        "gpt2" => "GPT-2, sequential blocks",
        "gpt-neox" => "GPT-NeoX, parallel blocks",
        _ => family,
    };

    private static Curve Curve(string family, List<RunRecord> runs)
    {
        var seeds = runs.Select(run => run.Outcome.Series["procrustes.domain"]).ToList();
        var layers = Enumerable.Range(0, seeds[0].Count).ToList();
        var bands = layers.Select(layer => Bootstrap.Percentile(
            [.. seeds.Select(s => s[layer])], Sample.Mean, RandomStream.For("locality figure", family, $"{layer}"))).ToList();
        return new Curve(
            "mean", [.. layers.Select(l => (double)l)], [.. layers.Select(l => seeds.Average(s => s[l]))],
            [.. bands.Select(b => b.Low)], [.. bands.Select(b => b.High)], seeds);
    }
}
