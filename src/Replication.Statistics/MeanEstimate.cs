namespace Replication.Statistics;

/// <summary>An estimated mean or difference of means with its standard error: what Student's t judges.</summary>
/// <param name="Value">In the unit of the values.</param>
/// <param name="Error">Standard error; NaN of too few values.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of the error.</param>
internal sealed record MeanEstimate(double Value, double Error, double DegreesOfFreedom)
{
    public static MeanEstimate OfMean(ReadOnlySpan<double> values) =>
        new(Sample.Mean(values), Sample.StandardError(values), values.Length - 1);

    /// <summary>First mean less second, the degrees of freedom by Welch (Biometrika 34, 1947) and Satterthwaite.</summary>
    public static MeanEstimate OfDifference(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var a = Sample.Variance(first) / first.Length;
        var b = Sample.Variance(second) / second.Length;
        var degrees = (a + b) * (a + b) / (a * a / (first.Length - 1) + b * b / (second.Length - 1));
        return new MeanEstimate(Sample.Mean(first) - Sample.Mean(second), Math.Sqrt(a + b), degrees);
    }

    public double T(double hypothesis) => (Value - hypothesis) / Error;

    /// <summary>Probability of a t up to the given one; NaN where there is none.</summary>
    public double Cumulative(double t) =>
        double.IsNaN(t) || !double.IsFinite(DegreesOfFreedom) || DegreesOfFreedom <= 0 ? double.NaN : StudentT.Cumulative(t, DegreesOfFreedom);

    /// <summary>Value ± t·error.</summary>
    public Interval Interval(double level, string method)
    {
        Level.Check(level);
        if (!double.IsFinite(Error) || !double.IsFinite(DegreesOfFreedom) || DegreesOfFreedom <= 0)
            return new Interval(double.NaN, double.NaN, level, method);
        var half = StudentT.Quantile((1 + level) / 2, DegreesOfFreedom) * Error;
        return new Interval(Value - half, Value + half, level, method);
    }
}
