using Replication.Core.Claims;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>Verdict on a claim that an effect is positive in every part but so many, such as in all but one of 25 pairs.</summary>
internal static class AllBut
{
    /// <summary>The rule, for a claim's card.</summary>
    public const string InWords =
        "replicated where no more than the paper's own exceptions have a mean on the wrong side of zero, not replicated where more than those "
        + "lie there with their whole interval (all intervals together at 95 %), inconclusive otherwise";

    /// <summary>Level of each of so many intervals that hold together at 95 % (Bonferroni).</summary>
    public static double Level(int parts) => 1 - 0.05 / parts;

    /// <param name="exceptions">The paper's own.</param>
    /// <param name="parts">Effects with intervals that hold together; of none the verdict is invalid.</param>
    /// <param name="declaredSeeds">Seeds that the claim declared.</param>
    public static Verdict Judge(int exceptions, IReadOnlyList<Estimate> parts, int declaredSeeds)
    {
        if (parts.Count == 0 || parts.Any(part => part.N < declaredSeeds || !double.IsFinite(part.Interval.Low) || !double.IsFinite(part.Interval.High)))
            return Verdict.Invalid;
        if (parts.Count(part => part.Value <= 0) <= exceptions)
            return Verdict.Replicated;
        return parts.Count(part => part.Interval.High < 0) > exceptions ? Verdict.NotReplicated : Verdict.Inconclusive;
    }
}
