using Replication.Statistics;
using static TorchSharp.torch;

namespace Replication.Measures.Similarity;

/// <summary>
/// Representational similarity analysis (Kriegeskorte, Mur and Bandettini 2008): within each representation the
/// dissimilarity 1 − r of every two tokens, then Spearman's correlation of the two lists of dissimilarities.
/// </summary>
public static class RepresentationalSimilarity
{
    /// <param name="x">[tokens, width]; every pair of tokens is compared, so that a few hundred are plenty.</param>
    /// <param name="y">[tokens, width′]</param>
    /// <returns>Similarity in [−1, 1]; NaN where a token's vector is constant.</returns>
    public static double Similarity(Tensor x, Tensor y)
    {
        Representation.Check(x, y, "Representational similarity");
        return Correlation.Spearman(Dissimilarities(x), Dissimilarities(y));
    }

    // 1 − Pearson's r over dimensions, for every two tokens once.
    private static double[] Dissimilarities(Tensor x)
    {
        using var scope = NewDisposeScope();
        var wide = x.detach().to(ScalarType.Float64);
        var centred = wide.sub(wide.mean([1], keepdim: true));
        var unit = centred.div(centred.mul(centred).sum([1], keepdim: true).sqrt());
        var similarity = unit.matmul(unit.transpose(0, 1)).cpu().data<double>().ToArray(); // (n, n)
        var n = (int)x.shape[0];
        var list = new double[n * (n - 1) / 2];
        var at = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
                list[at++] = 1 - similarity[i * n + j];
        }

        return list;
    }
}
