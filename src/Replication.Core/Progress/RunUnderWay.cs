namespace Replication.Core.Progress;

/// <summary>One run that is being carried out.</summary>
/// <param name="Key">Name of the run.</param>
/// <param name="Label">Name for people.</param>
/// <param name="Fraction">0 to 1.</param>
/// <param name="Seconds">Seconds since it began.</param>
public sealed record RunUnderWay(string Key, string Label, double Fraction, double Seconds);
