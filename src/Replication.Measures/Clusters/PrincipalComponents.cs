using static TorchSharp.torch;

namespace Replication.Measures.Clusters;

/// <summary>Rows of numbers in the orthogonal directions in which they vary most, from the centred rows' own mean.</summary>
/// <param name="Coordinates">[rows][components]</param>
/// <param name="ExplainedShare">The share of the whole variance along each component, falling; 0 where nothing varies: (components).</param>
public sealed record PrincipalComponents(double[][] Coordinates, double[] ExplainedShare)
{
    /// <param name="rows">[rows][dimensions], two rows or more.</param>
    /// <param name="components">1 … the smaller of rows and dimensions.</param>
    /// <exception cref="ArgumentException">Too few rows, or more components than rows or dimensions.</exception>
    public static PrincipalComponents Of(double[][] rows, int components)
    {
        var points = PointSet.From(rows);
        if (rows.Length < 2 || components < 1 || components > Math.Min(rows.Length, points.Dimensions))
            throw new ArgumentException($"{components} principal components of {rows.Length} rows in {points.Dimensions} dimensions: give two rows or more, and ask for no more than rows or dimensions.");
        using var scope = NewDisposeScope();
        var wide = tensor([.. rows.SelectMany(row => row)], [rows.Length, points.Dimensions]);
        var centred = wide.sub(wide.mean([0], keepdim: true));
        var directions = Directions(centred, components); // (dimensions, components)
        var variances = centred.mul(centred).sum().item<double>();
        var coordinates = centred.matmul(directions).contiguous().cpu().data<double>().ToArray();
        double[][] byRow = [.. coordinates.Chunk(components)];
        return new PrincipalComponents(byRow, [.. Enumerable.Range(0, components).Select(at => variances > 0 ? byRow.Sum(row => row[at] * row[at]) / variances : 0)]);
    }

    // Eigenvectors of the smaller of the two products, widest first, each with its largest coordinate positive: their sign is arbitrary.
    private static Tensor Directions(Tensor centred, int components)
    {
        var (rows, dimensions) = (centred.shape[0], centred.shape[1]);
        var turned = centred.transpose(0, 1);
        var (_, vectors) = linalg.eigh(rows < dimensions ? centred.matmul(turned) : turned.matmul(centred));
        if (rows < dimensions)
            vectors = turned.matmul(vectors);
        var ascending = vectors.contiguous().cpu().data<double>().ToArray();
        var (width, kept) = ((int)Math.Min(rows, dimensions), new double[dimensions * components]);
        for (var component = 0; component < components; component++)
        {
            double[] direction = [.. Enumerable.Range(0, (int)dimensions).Select(at => ascending[at * width + width - 1 - component])];
            var largest = direction.MaxBy(Math.Abs);
            var length = Math.CopySign(Math.Sqrt(Arithmetic.Dot(direction, direction)), largest);
            for (var at = 0; at < direction.Length; at++)
                kept[at * components + component] = length == 0 ? 0 : direction[at] / length;
        }

        return tensor(kept, [dimensions, components]);
    }
}
