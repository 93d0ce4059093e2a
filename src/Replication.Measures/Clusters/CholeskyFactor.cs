namespace Replication.Measures.Clusters;

/// <summary>The lower triangle L of a positive definite matrix LLᵀ that gains a last row or loses any.</summary>
internal sealed class CholeskyFactor
{
    private readonly List<double[]> _rows = []; // row i holds i + 1 numbers

    /// <summary>L⁻¹ b.</summary>
    public double[] Forward(ReadOnlySpan<double> b)
    {
        var x = b.ToArray();
        for (var i = 0; i < x.Length; i++)
            x[i] = (x[i] - Arithmetic.Dot(_rows[i].AsSpan(0, i), x.AsSpan(0, i))) / _rows[i][i];
        return x;
    }

    /// <summary>L⁻ᵀ b.</summary>
    public double[] Backward(ReadOnlySpan<double> b)
    {
        var x = b.ToArray();
        for (var i = x.Length - 1; i >= 0; i--)
        {
            x[i] /= _rows[i][i];
            Arithmetic.AddScaled(x.AsSpan(0, i), -x[i], _rows[i].AsSpan(0, i));
        }

        return x;
    }

    /// <summary>(LLᵀ)⁻¹ b.</summary>
    public double[] Solve(ReadOnlySpan<double> b) => Backward(Forward(b));

    public void Append(double[] row, double pivot) => _rows.Add([.. row, pivot]);

    /// <summary>Takes a row and its column out; rotations bring what stood right of the diagonal back under it.</summary>
    public void Remove(int index)
    {
        _rows.RemoveAt(index);
        for (var column = index; column < _rows.Count; column++)
        {
            var top = _rows[column];
            var length = Math.Sqrt(top[column] * top[column] + top[column + 1] * top[column + 1]);
            var (cosine, sine) = (top[column] / length, top[column + 1] / length);
            for (var i = column; i < _rows.Count; i++)
            {
                var row = _rows[i];
                (row[column], row[column + 1]) = (cosine * row[column] + sine * row[column + 1], cosine * row[column + 1] - sine * row[column]);
            }

            _rows[column] = top[..(column + 1)];
        }
    }
}
