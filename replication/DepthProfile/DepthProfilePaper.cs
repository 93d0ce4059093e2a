using Replication.Core.Claims;

namespace Replication.DepthProfile;

/// <summary>The document that this folder's claims come from.</summary>
internal static class DepthProfilePaper
{
    public static Paper Paper { get; } = new(
        "depth-profile",
        "Decomposing the Depth Profile of Fine-Tuning",
        "Jayadev Billa",
        "arXiv 2604.17177v1, 19 April 2026");
}
