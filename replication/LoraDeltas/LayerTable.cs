namespace Replication.LoraDeltas;

/// <summary>Series with one value a layer, filled in any order; where nothing is filled in stands NaN.</summary>
/// <param name="layers">Blocks of the model.</param>
internal sealed class LayerTable(int layers)
{
    private readonly SortedDictionary<string, IReadOnlyList<double>> _series = new(StringComparer.Ordinal);

    /// <summary>By name, as a run's outcome holds them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Series => _series;

    public void Set(string name, int layer, double value)
    {
        if (!_series.TryGetValue(name, out var series))
            _series[name] = series = Enumerable.Repeat(double.NaN, layers).ToArray();
        ((double[])series)[layer] = value;
    }
}
