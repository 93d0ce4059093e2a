namespace Replication.Measures.Clusters;

/// <summary>
/// The upper triangle R of a positive definite matrix RᵀR that gains a last column or loses any, and Q = R⁻ᵀ·1 beside it.
/// Rows of R lie one after another, so that a rotation of two of them runs along memory.
/// </summary>
internal sealed class CholeskyFactor
{
    private double[] _values = [];
    private double[] _ones = [];
    private int _stride;

    public int Count { get; private set; }

    /// <summary>R⁻ᵀ·1, kept up to date with every column: (count).</summary>
    public ReadOnlySpan<double> Ones => _ones.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>b becomes R⁻ᵀ b.</summary>
    public void Forward(Span<double> b)
    {
        for (var i = 0; i < b.Length; i++)
        {
            var row = Row(i);
            b[i] /= row[0];
            Arithmetic.AddScaled(b[(i + 1)..], -b[i], row[1..]);
        }
    }

    /// <summary>b becomes R⁻¹ b.</summary>
    public void Backward(Span<double> b)
    {
        for (var i = b.Length - 1; i >= 0; i--)
        {
            var row = Row(i);
            b[i] = (b[i] - Arithmetic.Dot(row[1..], b[(i + 1)..])) / row[0];
        }
    }

    /// <summary>b becomes (RᵀR)⁻¹ b.</summary>
    public void Solve(Span<double> b)
    {
        Forward(b);
        Backward(b);
    }

    /// <summary>Takes in a last column, which ends in a pivot on the diagonal.</summary>
    public void Append(ReadOnlySpan<double> column, double pivot)
    {
        Reserve(Count + 1);
        for (var i = 0; i < Count; i++)
            _values[i * _stride + Count] = column[i];
        _values[Count * _stride + Count] = pivot;
        _ones[Count] = (1 - Arithmetic.Dot(column, Ones)) / pivot;
        Count++;
    }

    /// <summary>Takes a column out; rotations bring what then stands below the diagonal back onto it.</summary>
    public void Remove(int index)
    {
        for (var i = 0; i < Count; i++)
        {
            var from = i * _stride + Math.Max(i, index + 1);
            _values.AsSpan(from, i * _stride + Count - from).CopyTo(_values.AsSpan(from - 1));
        }

        Count--;
        for (var i = index; i < Count; i++)
        {
            Span<double> top = _values.AsSpan(i * _stride + i, Count - i), bottom = _values.AsSpan((i + 1) * _stride + i, Count - i);
            var length = Math.Sqrt(top[0] * top[0] + bottom[0] * bottom[0]);
            var (cosine, sine) = (top[0] / length, bottom[0] / length);
            Arithmetic.Rotate(top, bottom, cosine, sine);
            (_ones[i], _ones[i + 1]) = (cosine * _ones[i] + sine * _ones[i + 1], cosine * _ones[i + 1] - sine * _ones[i]);
        }
    }

    // From the diagonal on.
    private ReadOnlySpan<double> Row(int i) => _values.AsSpan(i * _stride + i, Count - i);

    private void Reserve(int count)
    {
        if (count <= _stride)
            return;
        var stride = Math.Max(16, 2 * _stride);
        var values = new double[stride * stride];
        for (var i = 0; i < Count; i++)
            _values.AsSpan(i * _stride, Count).CopyTo(values.AsSpan(i * stride));
        (_values, _stride) = (values, stride);
        Array.Resize(ref _ones, stride);
    }
}
