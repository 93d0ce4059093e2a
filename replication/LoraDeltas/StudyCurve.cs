namespace Replication.LoraDeltas;

/// <summary>One curve of the study's figures.</summary>
/// <param name="Domain">The study's name of the domain.</param>
/// <param name="Rate">Learning rate by the page's heading.</param>
/// <param name="Epoch">1 or 10.</param>
/// <param name="Values">Mean |Δ| of layers 0 to 27; NaN where it cannot be read.</param>
internal sealed record StudyCurve(string Domain, double Rate, int Epoch, IReadOnlyList<double> Values)
{
    /// <summary>Mean over the layers that can be read.</summary>
    public double Level => Values.Where(double.IsFinite).Average();

    /// <summary>Each layer divided by the level.</summary>
    public IReadOnlyList<double> Shape => [.. Values.Select(value => value / Level)];
}
