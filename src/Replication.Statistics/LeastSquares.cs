namespace Replication.Statistics;

/// <summary>Ordinary least squares with one predictor. Fewer than two different x leave everything NaN.</summary>
public static class LeastSquares
{
    /// <summary>Line through the points (x[i], y[i]).</summary>
    public static Line Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Pairs.CheckLengths(x, y);
        var (meanX, meanY) = (Sample.Mean(x), Sample.Mean(y));
        var (squares, products) = (Pairs.Products(x, x), Pairs.Products(x, y));
        if (!(squares > 0))
            return new Line(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, x.Length);
        var slope = products / squares;
        var intercept = meanY - slope * meanX;

        // About the means: what a large intercept would cut off stays in the residuals.
        var residuals = new Sums();
        for (var i = 0; i < x.Length; i++)
        {
            var residual = y[i] - meanY - slope * (x[i] - meanX);
            residuals.AddProduct(residual, residual);
        }

        var deviation = x.Length > 2 ? Math.Sqrt(residuals.Total / (x.Length - 2)) : double.NaN;
        var slopeError = deviation / Math.Sqrt(squares);
        var interceptError = deviation * Math.Sqrt(1.0 / x.Length + meanX * meanX / squares);
        return new Line(slope, intercept, slopeError, interceptError, deviation, x.Length);
    }

    /// <summary>Slope of <see cref="Fit"/>.</summary>
    public static double Slope(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Fit(x, y).Slope;
}
