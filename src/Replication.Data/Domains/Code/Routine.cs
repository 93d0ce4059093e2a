namespace Replication.Data.Domains.Code;

/// <summary>A named part of a toy program; its body ends in a result on every path.</summary>
internal sealed record Routine(string Name, IReadOnlyList<string> Parameters, IReadOnlyList<Statement> Body);
