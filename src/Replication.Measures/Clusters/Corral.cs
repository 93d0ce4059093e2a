namespace Replication.Measures.Clusters;

/// <summary>
/// Wolfe's corral: affinely independent differences of two sets' points, and the nearest point of their hull to the origin.
/// The normal equations of the nearest point of the affine hull are solved by a Cholesky factor of (s + pᵢ·pⱼ) that is
/// updated row by row, and refined by residuals taken in the space itself, so that squaring costs no digits.
/// </summary>
internal sealed class Corral(int dimensions, double scale)
{
    // Relative to the squared scale: below it a pivot of the factor is mostly rounding and is taken from the residual instead.
    private const double DoubtfulPivot = 1e-6;
    private const double SmallestPivot = 1e-26;
    private const double Rounding = 1e-15;
    private const int Refinements = 3;

    private readonly double _shift = scale * scale;
    private readonly List<(int First, int Second)> _pairs = [];
    private readonly List<double[]> _differences = [];
    private readonly CholeskyFactor _factor = new();
    private readonly List<double> _weights = [];
    private double[] _unit = []; // the solution of (s + pᵢ·pⱼ) u = 1

    /// <summary>The nearest point of the hull found last: (dimensions).</summary>
    public double[] Point { get; private set; } = new double[dimensions];

    /// <summary>Its length.</summary>
    public double Norm => Math.Sqrt(Arithmetic.Dot(Point, Point));

    /// <summary>Whether every step is refined: only the last ones need to be.</summary>
    public bool IsRefined { get; set; }

    /// <summary>Takes in a difference with weight 0; false where it is already there or depends on the others.</summary>
    public bool TryAdd(int first, int second, ReadOnlySpan<double> from, ReadOnlySpan<double> to)
    {
        if (_pairs.Contains((first, second)))
            return false;
        var difference = from.ToArray();
        Arithmetic.AddScaled(difference, -1, to);
        var row = new double[_pairs.Count];
        for (var i = 0; i < row.Length; i++)
            row[i] = _shift + Arithmetic.Dot(_differences[i], difference);
        var squared = _shift + Arithmetic.Dot(difference, difference);
        var forward = _factor.Forward(row);
        var pivot = squared - Arithmetic.Dot(forward, forward);
        if (pivot < DoubtfulPivot * _shift)
            pivot = SquaredResidual(difference, _factor.Backward(forward));
        if (!(pivot > SmallestPivot * _shift))
            return false;
        _factor.Append(forward, Math.Sqrt(pivot));
        _pairs.Add((first, second));
        _differences.Add(difference);
        _weights.Add(_pairs.Count == 1 ? 1 : 0);
        return true;
    }

    /// <summary>Moves to the nearest point of the hull, leaving out the differences that are no part of its face.</summary>
    public void Minimise()
    {
        while (true)
        {
            var (weights, point) = NearestOfAffineHull();
            var (step, leaving) = (1.0, -1);
            for (var i = 0; i < weights.Length; i++)
            {
                var ratio = weights[i] > 0 ? 1 : _weights[i] / (_weights[i] - weights[i]);
                if (weights[i] <= 0 && (leaving < 0 || ratio < step))
                    (step, leaving) = (ratio, i);
            }

            if (leaving < 0)
            {
                for (var i = 0; i < weights.Length; i++)
                    _weights[i] = weights[i];
                Point = point;
                return;
            }

            for (var i = 0; i < weights.Length; i++)
                _weights[i] += step * (weights[i] - _weights[i]);
            _weights[leaving] = 0;
            for (var i = weights.Length - 1; i >= 0; i--)
            {
                if (_weights[i] <= 0)
                    Remove(i);
            }
        }
    }

    private void Remove(int index)
    {
        _pairs.RemoveAt(index);
        _differences.RemoveAt(index);
        _weights.RemoveAt(index);
        _factor.Remove(index);
    }

    private (double[] Weights, double[] Point) NearestOfAffineHull()
    {
        var ones = new double[_pairs.Count];
        Array.Fill(ones, 1);
        _unit = _factor.Solve(ones);
        var total = Total(_unit);
        double[] weights = [.. _unit.Select(u => u / total)];
        var point = Combine(weights);
        for (var round = 0; round < (IsRefined ? Refinements : 0); round++)
        {
            // At the nearest point every difference lies equally far along it.
            var along = _differences.Select(difference => Arithmetic.Dot(difference, point)).ToArray();
            var (low, high) = (along.Min(), along.Max());
            if (high - low <= Rounding * scale * Math.Sqrt(Arithmetic.Dot(point, point)))
                break;
            var correction = _factor.Solve([.. along.Select(a => a - low)]);
            var level = Total(correction) / total;
            for (var i = 0; i < weights.Length; i++)
                weights[i] -= correction[i] - level * _unit[i];
            var sum = Total(weights);
            for (var i = 0; i < weights.Length; i++)
                weights[i] /= sum;
            point = Combine(weights);
        }

        return (weights, point);
    }

    // ‖p̂ − Σ zᵢ p̂ᵢ‖² of the differences lifted by one coordinate √s: exact to the square of rounding, unlike the factor's pivot.
    private double SquaredResidual(double[] difference, double[] solution)
    {
        for (var round = 0; ; round++)
        {
            var residual = (double[])difference.Clone();
            for (var i = 0; i < solution.Length; i++)
                Arithmetic.AddScaled(residual, -solution[i], _differences[i]);
            var lifted = scale * (1 - Total(solution));
            if (round == Refinements)
                return lifted * lifted + Arithmetic.Dot(residual, residual);
            var correction = _factor.Solve([.. _differences.Select(other => scale * lifted + Arithmetic.Dot(other, residual))]);
            for (var i = 0; i < solution.Length; i++)
                solution[i] += correction[i];
        }
    }

    private double[] Combine(double[] weights)
    {
        var point = new double[dimensions];
        for (var i = 0; i < weights.Length; i++)
            Arithmetic.AddScaled(point, weights[i], _differences[i]);
        return point;
    }

    private static double Total(double[] values)
    {
        var total = 0.0;
        foreach (var value in values)
            total += value;
        return total;
    }
}
