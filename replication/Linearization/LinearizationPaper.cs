using Replication.Core.Claims;

namespace Replication.Linearization;

/// <summary>The document that this folder's claims come from.</summary>
internal static class LinearizationPaper
{
    public static Paper Paper { get; } = new(
        "linearization",
        "Linearization Explains Fine-Tuning in Large Language Models",
        "Rahimi Afzal, Esmaeilbeig, Soltanalian, Ohannessian",
        "NeurIPS 2025, arXiv 2602.08239");
}
