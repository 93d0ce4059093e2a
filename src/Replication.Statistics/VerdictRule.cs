namespace Replication.Statistics;

/// <summary>Rules that turn numbers into a verdict: pure, and fixed before a run.</summary>
public static class VerdictRule
{
    /// <summary><see cref="ForPositiveEffect"/> in words, for a claim's card.</summary>
    public const string PositiveEffectInWords =
        "Replicated where the whole interval lies above the smallest effect; direction only where it lies above zero but not wholly "
        + "above the smallest effect; not replicated where it reaches neither beyond the smallest effect nor wholly above zero; "
        + "inconclusive otherwise; invalid where a number is not finite or seeds are missing.";

    /// <summary>
    /// Verdict on a claim that an effect is positive. The first line that holds decides:
    /// <list type="number">
    /// <item>Invalid: the estimate or an end of the interval is not finite, or there are fewer seeds than declared.</item>
    /// <item>Replicated: lower end &gt; smallest effect.</item>
    /// <item>DirectionOnly: lower end &gt; 0.</item>
    /// <item>NotReplicated: upper end ≤ smallest effect (an effect that matters is excluded; so too if the whole interval is negative).</item>
    /// <item>Inconclusive: everything else, that is lower end ≤ 0 and upper end &gt; smallest effect.</item>
    /// </list>
    /// A claim that an effect is negative is judged by the negated numbers.
    /// </summary>
    /// <param name="interval">Confidence interval of the effect.</param>
    /// <param name="estimate">Point estimate of the effect; it decides nothing but must be finite.</param>
    /// <param name="smallestEffect">Smallest effect that matters, in the same unit; zero or more.</param>
    /// <param name="seeds">Seeds behind the interval.</param>
    /// <param name="declaredSeeds">Seeds that the claim declared.</param>
    public static Verdict ForPositiveEffect(
        Interval interval, double estimate, double smallestEffect, int seeds, int declaredSeeds)
    {
        if (!(smallestEffect >= 0) || double.IsInfinity(smallestEffect))
            throw new ArgumentOutOfRangeException(nameof(smallestEffect), smallestEffect,
                "The smallest effect is a size: give a finite number of zero or more, and negate the effect itself where the claim is of a decrease.");
        if (!double.IsFinite(estimate) || !double.IsFinite(interval.Low) || !double.IsFinite(interval.High) || seeds < declaredSeeds)
            return Verdict.Invalid;
        if (interval.Low > interval.High)
            throw new ArgumentException("The interval's lower end lies above its upper end: order them before judging.", nameof(interval));
        if (interval.Low > smallestEffect) return Verdict.Replicated;
        if (interval.Low > 0) return Verdict.DirectionOnly;
        return interval.High <= smallestEffect ? Verdict.NotReplicated : Verdict.Inconclusive;
    }

    /// <summary>
    /// Verdict on a claim that must hold in every part, such as in each of two models: the worst of the parts, in the order
    /// Invalid, NotReplicated, Inconclusive, DirectionOnly, Replicated. Of no parts it is Invalid.
    /// </summary>
    public static Verdict ForAll(params ReadOnlySpan<Verdict> parts)
    {
        if (parts.IsEmpty) return Verdict.Invalid;
        foreach (var verdict in (ReadOnlySpan<Verdict>)[Verdict.Invalid, Verdict.NotReplicated, Verdict.Inconclusive, Verdict.DirectionOnly])
            if (parts.Contains(verdict))
                return verdict;
        return Verdict.Replicated;
    }
}
