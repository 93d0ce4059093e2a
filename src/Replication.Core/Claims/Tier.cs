namespace Replication.Core.Claims;

/// <summary>How large the models and data of a run are. What was measured at one tier is never a result of another.</summary>
public enum Tier
{
    /// <summary>Models of 2 to 6 layers that the harness pretrains itself; two cores, no network.</summary>
    Micro,

    /// <summary>10M to 350M parameters, pretrained by the harness on one GPU.</summary>
    Gpu,

    /// <summary>The papers' own checkpoints and corpora.</summary>
    Paper,
}
