using Replication.Core.Claims;

namespace Replication.LoraDeltas;

/// <summary>The document that this folder's claims come from.</summary>
internal static class LoraDeltasPaper
{
    public static Paper Paper { get; } = new(
        "lora-deltas",
        "Fine Tuning (Surgical Domain Discovery, phase 1)",
        "inside-llms site",
        "github.com/kaustubh202/inside_llms, phase1/fine_tune.md at 78c5924, 28 July 2025");
}
