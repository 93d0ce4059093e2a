namespace Replication.LoraDeltas;

/// <summary>One condition of the paper's grid.</summary>
internal sealed record DeltaCell(DeltaDomain Domain, DeltaArm Arm)
{
    /// <summary>Path of the cell's numbers in a snapshot: <c>physics.low-rate</c>.</summary>
    public string Path => $"{Domain.Name}.{Arm.Name}";

    public string Label => $"{Domain.Name.Replace('-', ' ')}, {Arm.Name.Replace('-', ' ')}";

    /// <summary>Training sequences of <see cref="Models.MicroModel.StandardContext"/> predicted tokens.</summary>
    public int Windows => Arm.OwnBudget ? Domain.OwnWindows : DeltaProtocol.Windows;
}
