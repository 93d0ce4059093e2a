namespace Replication.Statistics;

/// <summary>One dimension of a factorial design, such as the architecture or the seed.</summary>
/// <param name="Name">Name, such as "architecture".</param>
/// <param name="Levels">How many values it takes.</param>
public sealed record Factor(string Name, int Levels);
