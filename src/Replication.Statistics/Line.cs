namespace Replication.Statistics;

/// <summary>A straight line y = intercept + slope·x fitted by ordinary least squares.</summary>
/// <param name="Slope">In units of y per unit of x.</param>
/// <param name="Intercept">In units of y.</param>
/// <param name="SlopeError">Standard error of the slope; NaN of two points.</param>
/// <param name="InterceptError">Standard error of the intercept; NaN of two points.</param>
/// <param name="ResidualDeviation">Residual standard deviation with n − 2 degrees of freedom; NaN of two points.</param>
/// <param name="N">Number of points.</param>
public sealed record Line(
    double Slope, double Intercept, double SlopeError, double InterceptError, double ResidualDeviation, int N)
{
    public double At(double x) => Intercept + Slope * x;
}
