namespace Replication.Reporting.Results;

/// <summary>One estimate in <c>results.json</c>; numbers are written so that reading gives the same bits.</summary>
/// <param name="Path">Dotted path, as in the snapshot.</param>
/// <param name="Label">Name in tables.</param>
/// <param name="Unit">Unit in words; empty for a pure number.</param>
/// <param name="Value">Point estimate; <c>"NaN"</c> where it is not a number.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Level">Coverage, such as 0.95.</param>
/// <param name="Method">How the interval was made.</param>
/// <param name="N">Number of seeds.</param>
/// <param name="PerSeed">One value per seed, in the order of the seeds.</param>
public sealed record EstimateResult(
    string Path,
    string Label,
    string Unit,
    double Value,
    double Low,
    double High,
    double Level,
    string Method,
    int N,
    IReadOnlyList<double> PerSeed);
