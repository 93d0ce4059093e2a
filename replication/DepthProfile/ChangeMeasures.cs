using Replication.Measures.Similarity;
using static TorchSharp.torch;

namespace Replication.DepthProfile;

/// <summary>The measures of one layer's change, side by side: verdicts go by the first, the rest show whether the choice matters.</summary>
internal static class ChangeMeasures
{
    public const string Procrustes = "procrustes";

    // Every pair of tokens is compared: so many give 8,128 pairs.
    private const long TokensOfSimilarityAnalysis = 128;

    public static IReadOnlyList<(string Name, string Label, Func<Tensor, Tensor, double> Change)> All { get; } =
    [
        (Procrustes, "Procrustes distance", Measures.Similarity.Procrustes.Distance),
        ("cka", "1 − CKA", (x, y) => 1 - LinearCka.Similarity(x, y)),
        ("cka-debiased", "1 − debiased CKA", (x, y) => 1 - LinearCka.Debiased(x, y)),
        ("relative-change", "relative change", RelativeChange.Of),
        ("cosine-distance", "cosine distance", CosineDistance.Of),
        ("rsa", "1 − RSA", SimilarityAnalysis),
    ];

    private static double SimilarityAnalysis(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        var stride = Math.Max(1, x.shape[0] / TokensOfSimilarityAnalysis);
        var rows = arange(0, Math.Min(x.shape[0], stride * TokensOfSimilarityAnalysis), stride, dtype: ScalarType.Int64, device: x.device);
        return 1 - RepresentationalSimilarity.Similarity(x.index_select(0, rows), y.index_select(0, rows));
    }
}
