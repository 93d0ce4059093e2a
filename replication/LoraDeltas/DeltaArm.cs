namespace Replication.LoraDeltas;

/// <summary>How a model is fine-tuned.</summary>
/// <param name="Name">Name in paths and figures.</param>
/// <param name="Targets">Matrices that get adapters; null where all weights are trained.</param>
/// <param name="StudyRate">The study's peak learning rate, of which a tier takes its own multiple; null where all weights are trained, at the tier's own rate.</param>
/// <param name="OwnBudget">Whether each domain has a budget of its own.</param>
/// <param name="DrawnAgain">Whether the initial adapters are others than those of the other arms.</param>
internal sealed record DeltaArm(string Name, IReadOnlyList<string>? Targets, double? StudyRate, bool OwnBudget = false, bool DrawnAgain = false)
{
    /// <summary>The study's: adapters on the attention, its lower rate, equal budgets.</summary>
    public static DeltaArm Low { get; } = new("low-rate", DeltaProtocol.Attention, StudyCurves.LowRate);

    /// <summary>Five times the rate.</summary>
    public static DeltaArm High { get; } = new("high-rate", DeltaProtocol.Attention, StudyCurves.HighRate);

    /// <summary>Adapters on two matrices of the feed-forward layer too.</summary>
    public static DeltaArm Wide { get; } = new("with-feed-forward", [.. DeltaProtocol.Attention, .. DeltaProtocol.FeedForward], StudyCurves.LowRate);

    /// <summary>Each domain with a budget of its own.</summary>
    public static DeltaArm Unequal { get; } = new("unequal-budgets", DeltaProtocol.Attention, StudyCurves.LowRate, OwnBudget: true);

    /// <summary>Control: the lower rate once more, from other initial adapters.</summary>
    public static DeltaArm Again { get; } = new("drawn-again", DeltaProtocol.Attention, StudyCurves.LowRate, DrawnAgain: true);

    /// <summary>Control: all weights of the same base.</summary>
    public static DeltaArm Full { get; } = new("full", null, null);

    /// <summary>Matrices whose change is measured.</summary>
    public IReadOnlyList<string> Measured => Targets ?? DeltaProtocol.Matrices;
}
