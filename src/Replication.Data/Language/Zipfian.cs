using Replication.Random;

namespace Replication.Data.Language;

/// <summary>Items whose frequency falls with their rank r as 1/(r + 1.7), Mandelbrot's form of Zipf's law with exponent 1.</summary>
internal sealed class Zipfian<T>
{
    private readonly double[] _cumulative;

    public Zipfian(IReadOnlyList<T> items)
    {
        Items = items;
        _cumulative = new double[items.Count];
        var sum = 0.0;
        for (var rank = 0; rank < items.Count; rank++)
            _cumulative[rank] = sum += 1 / (rank + 2.7);
    }

    public IReadOnlyList<T> Items { get; }

    public T Draw(RandomStream random) => Items[random.Pick(_cumulative)];
}
