namespace Replication.Data.Domains.Code;

/// <summary>Routines, later ones calling earlier ones, and checks of their values.</summary>
internal sealed record ToyProgram(IReadOnlyList<Routine> Routines, IReadOnlyList<Check> Checks);
