using Replication.Core.Claims;

namespace Replication.ClusterGeometry;

/// <summary>The document that this folder's claims come from.</summary>
internal static class ClusterGeometryPaper
{
    public static Paper Paper { get; } = new(
        "cluster-geometry",
        "A Closer Look at How Fine-tuning Changes BERT",
        "Yichu Zhou, Vivek Srikumar",
        "ACL 2022, arXiv 2106.14282");
}
