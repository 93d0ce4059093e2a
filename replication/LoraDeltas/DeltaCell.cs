namespace Replication.LoraDeltas;

/// <summary>One condition of the paper's grid.</summary>
internal sealed record DeltaCell(DeltaDomain Domain, DeltaArm Arm)
{
    /// <summary>Path of the cell's numbers in a snapshot: <c>physics.low-rate</c>.</summary>
    public string Path => $"{Domain.Name}.{Arm.Name}";

    public string Label => $"{Domain.Name.Replace('-', ' ')}, {Arm.Name.Replace('-', ' ')}";
}
