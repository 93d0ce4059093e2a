namespace Replication.Statistics;

/// <summary>Sums whose rounding error does not grow with the number of terms: each addition's error is kept (Neumaier 1974).</summary>
internal struct Sums
{
    private double _sum;
    private double _errors;

    public readonly double Total => double.IsFinite(_errors) ? _sum + _errors : _sum;

    public void Add(double term)
    {
        var next = _sum + term;
        _errors += Math.Abs(_sum) >= Math.Abs(term) ? _sum - next + term : term - next + _sum;
        _sum = next;
    }

    /// <summary>Adds a product without losing the bits that its rounding cuts off.</summary>
    public void AddProduct(double a, double b)
    {
        var product = a * b;
        Add(product);
        Add(Math.FusedMultiplyAdd(a, b, -product));
    }
}
