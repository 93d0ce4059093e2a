namespace Replication.Models.Adapters;

/// <summary>How a model is adapted, with the defaults of PEFT.</summary>
public sealed record LoraSettings
{
    /// <summary>r, the rank of the change of every adapted layer.</summary>
    public int Rank { get; init; } = 8;

    /// <summary>α; the change is scaled by α/r.</summary>
    public double Alpha { get; init; } = 8;

    /// <summary>Share of A's inputs set to zero while training.</summary>
    public double Dropout { get; init; }

    /// <summary>Adapted layers: their whole names, or the last parts of them such as <c>q_proj</c>.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Parts of the model that are trained in full beside the adapters, such as <c>classifier</c>.</summary>
    public IReadOnlyList<string> AlsoTrained { get; init; } = [];

    /// <summary>α/r</summary>
    public double Scaling => Alpha / Rank;
}
