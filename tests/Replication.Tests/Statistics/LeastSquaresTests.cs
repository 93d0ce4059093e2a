using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class LeastSquaresTests
{
    [Test]
    public void The_Norris_line_reaches_thirteen_digits_certified_by_NIST()
    {
        var line = LeastSquares.Fit(NistReference.NorrisX, NistReference.NorrisY);
        Assert.That(NistReference.CorrectDigits(line.Slope, 1.00211681802045), Is.GreaterThan(14));
        Assert.That(NistReference.CorrectDigits(line.Intercept, -0.262323073774029), Is.GreaterThan(12.5));
        Assert.That(NistReference.CorrectDigits(line.SlopeError, 0.429796848199937e-3), Is.GreaterThan(13));
        Assert.That(NistReference.CorrectDigits(line.InterceptError, 0.232818234301152), Is.GreaterThan(13));
        Assert.That(NistReference.CorrectDigits(line.ResidualDeviation, 0.884796396144373), Is.GreaterThan(13));
        Assert.That(line.N, Is.EqualTo(36));
    }

    [Test]
    public void A_line_through_two_points_is_exact_and_has_no_error_estimate()
    {
        var line = LeastSquares.Fit([1, 3], [2, 8]);
        Assert.That((line.Slope, line.Intercept, line.At(2)), Is.EqualTo((3.0, -1.0, 5.0)));
        Assert.That(line.SlopeError, Is.NaN);
    }

    [Test]
    public void Points_above_one_another_have_no_slope()
    {
        Assert.That(LeastSquares.Slope([2, 2, 2], [1, 2, 3]), Is.NaN);
        Assert.That(LeastSquares.Slope([], []), Is.NaN);
    }

    [Test]
    public void The_slope_does_not_move_with_the_origin()
    {
        double[] x = [0, 0.25, 0.5, 0.75, 1], y = [1, 3, 2, 5, 4];
        double[] far = [.. y.Select(value => value + 1e9)];
        Assert.That(LeastSquares.Slope(x, far), Is.EqualTo(LeastSquares.Slope(x, y)));
    }
}
