namespace Replication.Measures.Clusters;

/// <summary>
/// Wolfe's corral: affinely independent differences of two sets' points, and the nearest point of their hull to the origin.
/// The normal equations of the nearest point of the affine hull are solved by a Cholesky factor of (s + pᵢ·pⱼ) that is
/// updated column by column, and refined by residuals taken in the space itself, so that squaring costs no digits.
/// </summary>
internal sealed class Corral(int dimensions)
{
    // Relative to the squared scale: below it a pivot of the factor is mostly rounding and is taken from the residual instead.
    private const double DoubtfulPivot = 1e-6;
    private const double SmallestPivot = 1e-26;
    private const double Rounding = 1e-15;
    private const int Refinements = 3;

    private readonly List<(int First, int Second)> _pairs = [];
    private readonly CholeskyFactor _factor = new();
    private double[] _differences = []; // [pairs, dimensions]
    private double[] _weights = [];
    private double[] _target = []; // weights of the nearest point of the affine hull
    private double[] _unit = []; // the solution of (s + pᵢ·pⱼ) u = 1
    private double[] _column = [];
    private double _scale;

    /// <summary>The nearest point of the hull found last: (dimensions).</summary>
    public double[] Point { get; } = new double[dimensions];

    /// <summary>Its length.</summary>
    public double Norm => Math.Sqrt(Arithmetic.Dot(Point, Point));

    /// <summary>Whether every step is refined: only the last ones need to be.</summary>
    public bool IsRefined { get; set; }

    /// <summary>The pairs of points that the differences are of.</summary>
    public IReadOnlyList<(int First, int Second)> Pairs => _pairs;

    /// <summary>The share of each pair in the nearest point.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, _pairs.Count);

    /// <summary>Empties the corral for two sets of this extent.</summary>
    public void Clear(double scale)
    {
        _pairs.Clear();
        _factor.Clear();
        Array.Clear(Point);
        (_scale, IsRefined) = (scale, false);
    }

    /// <summary>Takes in a difference with weight 0; false where it is already there or depends on the others.</summary>
    public bool TryAdd(int first, int second, ReadOnlySpan<double> from, ReadOnlySpan<double> to)
    {
        if (_pairs.Contains((first, second)))
            return false;
        Reserve(_pairs.Count + 1);
        var shift = _scale * _scale;
        var difference = Difference(_pairs.Count);
        from.CopyTo(difference);
        Arithmetic.AddScaled(difference, -1, to);
        var column = _column.AsSpan(0, _pairs.Count);
        for (var i = 0; i < column.Length; i++)
            column[i] = shift + Arithmetic.Dot(Difference(i), difference);
        var squared = shift + Arithmetic.Dot(difference, difference);
        _factor.Forward(column);
        var pivot = squared - Arithmetic.Dot(column, column);
        if (pivot < DoubtfulPivot * shift)
            pivot = SquaredResidual(difference, column.ToArray());
        if (!(pivot > SmallestPivot * shift))
            return false;
        _factor.Append(column, Math.Sqrt(pivot));
        _pairs.Add((first, second));
        _weights[_pairs.Count - 1] = _pairs.Count == 1 ? 1 : 0;
        return true;
    }

    /// <summary>Gives the pairs these shares of the point; they must be positive and sum to 1.</summary>
    public void SetWeights(ReadOnlySpan<double> weights) => weights.CopyTo(_weights);

    /// <summary>Moves to the nearest point of the hull, leaving out the differences that are no part of its face.</summary>
    public void Minimise()
    {
        while (true)
        {
            FindNearestOfAffineHull();
            var (step, leaving) = (1.0, -1);
            for (var i = 0; i < _pairs.Count; i++)
            {
                var ratio = _target[i] > 0 ? 1 : _weights[i] / (_weights[i] - _target[i]);
                if (_target[i] <= 0 && (leaving < 0 || ratio < step))
                    (step, leaving) = (ratio, i);
            }

            if (leaving < 0)
            {
                _target.AsSpan(0, _pairs.Count).CopyTo(_weights);
                Combine(_weights, Point);
                return;
            }

            for (var i = 0; i < _pairs.Count; i++)
                _weights[i] += step * (_target[i] - _weights[i]);
            _weights[leaving] = 0;
            for (var i = _pairs.Count - 1; i >= 0; i--)
            {
                if (_weights[i] <= 0)
                    Remove(i);
            }
        }
    }

    private void Remove(int index)
    {
        var after = _pairs.Count - index - 1;
        _pairs.RemoveAt(index);
        _differences.AsSpan((index + 1) * dimensions, after * dimensions).CopyTo(_differences.AsSpan(index * dimensions));
        _weights.AsSpan(index + 1, after).CopyTo(_weights.AsSpan(index));
        _factor.Remove(index);
    }

    private void FindNearestOfAffineHull()
    {
        Span<double> unit = _unit.AsSpan(0, _pairs.Count), weights = _target.AsSpan(0, _pairs.Count);
        if (IsRefined)
        {
            unit.Fill(1);
            _factor.Forward(unit);
        }
        else
        {
            _factor.Ones.CopyTo(unit);
        }

        _factor.Backward(unit);
        var total = Total(unit);
        for (var i = 0; i < weights.Length; i++)
            weights[i] = unit[i] / total;
        if (IsRefined)
            Refine(weights, unit, total);
    }

    // At the nearest point every difference lies equally far along it.
    private void Refine(Span<double> weights, ReadOnlySpan<double> unit, double total)
    {
        var point = new double[dimensions];
        var along = _column.AsSpan(0, weights.Length);
        for (var round = 0; round < Refinements; round++)
        {
            Combine(weights, point);
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var i = 0; i < along.Length; i++)
            {
                along[i] = Arithmetic.Dot(Difference(i), point);
                (low, high) = (Math.Min(low, along[i]), Math.Max(high, along[i]));
            }

            if (high - low <= Rounding * _scale * Math.Sqrt(Arithmetic.Dot(point, point)))
                return;
            for (var i = 0; i < along.Length; i++)
                along[i] -= low;
            _factor.Solve(along);
            var level = Total(along) / total;
            for (var i = 0; i < weights.Length; i++)
                weights[i] -= along[i] - level * unit[i];
            var sum = Total(weights);
            for (var i = 0; i < weights.Length; i++)
                weights[i] /= sum;
        }
    }

    // ‖p̂ − Σ zᵢ p̂ᵢ‖² of the differences lifted by one coordinate √s: exact to the square of rounding, unlike the factor's pivot.
    private double SquaredResidual(ReadOnlySpan<double> difference, double[] solution)
    {
        _factor.Backward(solution);
        var correction = new double[solution.Length];
        for (var round = 0; ; round++)
        {
            var residual = difference.ToArray();
            for (var i = 0; i < solution.Length; i++)
                Arithmetic.AddScaled(residual, -solution[i], Difference(i));
            var lifted = _scale * (1 - Total(solution));
            if (round == Refinements)
                return lifted * lifted + Arithmetic.Dot(residual, residual);
            for (var i = 0; i < correction.Length; i++)
                correction[i] = _scale * lifted + Arithmetic.Dot(Difference(i), residual);
            _factor.Solve(correction);
            for (var i = 0; i < solution.Length; i++)
                solution[i] += correction[i];
        }
    }

    private void Combine(ReadOnlySpan<double> weights, double[] point)
    {
        Array.Clear(point);
        for (var i = 0; i < _pairs.Count; i++)
            Arithmetic.AddScaled(point, weights[i], Difference(i));
    }

    private Span<double> Difference(int pair) => _differences.AsSpan(pair * dimensions, dimensions);

    private void Reserve(int count)
    {
        if (count <= _weights.Length)
            return;
        var size = Math.Max(16, 2 * _weights.Length);
        Array.Resize(ref _differences, size * dimensions);
        Array.Resize(ref _weights, size);
        Array.Resize(ref _target, size);
        Array.Resize(ref _unit, size);
        Array.Resize(ref _column, size);
    }

    private static double Total(ReadOnlySpan<double> values)
    {
        var total = 0.0;
        foreach (var value in values)
            total += value;
        return total;
    }
}
