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
        if (!Judgeable(interval, estimate, seeds, declaredSeeds)) return Verdict.Invalid;
        if (interval.Low > smallestEffect) return Verdict.Replicated;
        if (interval.Low > 0) return Verdict.DirectionOnly;
        return interval.High <= smallestEffect ? Verdict.NotReplicated : Verdict.Inconclusive;
    }

    /// <summary><see cref="ForTrend"/> in words, for a claim's card.</summary>
    public const string TrendInWords =
        "The slope, its sign turned where the claim is of a fall, is judged as an effect. " + PositiveEffectInWords;

    /// <summary>Verdict on a claim that a measure rises, or falls, along a quantity: <see cref="ForPositiveEffect"/> of the slope in that direction.</summary>
    /// <param name="slope">Confidence interval of the slope, over seeds.</param>
    /// <param name="estimate">The slope; it decides nothing but must be finite.</param>
    /// <param name="smallestSlope">Smallest slope that matters, as a size, in the same unit.</param>
    /// <param name="seeds">Seeds behind the interval.</param>
    /// <param name="declaredSeeds">Seeds that the claim declared.</param>
    public static Verdict ForTrend(
        Interval slope, double estimate, Direction direction, double smallestSlope, int seeds, int declaredSeeds) =>
        direction == Direction.Rising
            ? ForPositiveEffect(slope, estimate, smallestSlope, seeds, declaredSeeds)
            : ForPositiveEffect(slope with { Low = -slope.High, High = -slope.Low }, -estimate, smallestSlope, seeds, declaredSeeds);

    /// <summary><see cref="ForCorrelation"/> in words, for a claim's card.</summary>
    public const string CorrelationInWords =
        "The correlation, its sign turned where the claim is of a negative one, is judged as an effect. " + PositiveEffectInWords;

    /// <summary>
    /// Verdict on a claim that two measures go together, or against each other: <see cref="ForPositiveEffect"/> of the correlation in
    /// that direction. That two measures do not go together is a claim of equivalence.
    /// </summary>
    /// <param name="correlation">Confidence interval of the correlation, within −1 … 1.</param>
    /// <param name="estimate">The correlation; it decides nothing but must be finite.</param>
    /// <param name="smallestCorrelation">Smallest correlation that matters, as a size, below 1.</param>
    /// <param name="points">Points behind the interval.</param>
    /// <param name="declaredPoints">Points that the claim declared.</param>
    public static Verdict ForCorrelation(
        Interval correlation, double estimate, Direction direction, double smallestCorrelation, int points, int declaredPoints)
    {
        if (smallestCorrelation >= 1)
            throw new ArgumentOutOfRangeException(nameof(smallestCorrelation), smallestCorrelation,
                "No interval lies above a correlation of 1: give a smallest correlation from 0 to below 1.");
        if (correlation.Low < -1 || correlation.High > 1 || Math.Abs(estimate) > 1)
            throw new ArgumentException("A correlation and its interval lie within −1 … 1: these numbers are something else.", nameof(correlation));
        return ForTrend(correlation, estimate, direction, smallestCorrelation, points, declaredPoints);
    }

    /// <summary><see cref="ForOrdering"/> in words, for a claim's card.</summary>
    public const string OrderingInWords =
        "Each step of the order is judged as an effect of the one over the next; the worst step decides. " + PositiveEffectInWords;

    /// <summary>
    /// Verdict on a claim that arms stand in an order: each step, the one less the next, by <see cref="ForPositiveEffect"/>, the whole
    /// by <see cref="ForAll"/>. Of no steps it is Invalid. All steps must hold, so that none needs a wider interval for there being several.
    /// </summary>
    /// <param name="steps">Confidence interval of each step, in the order of the claim.</param>
    /// <param name="estimates">Estimate of each step; they decide nothing but must be finite.</param>
    /// <param name="smallestStep">Smallest step that matters, in the same unit; zero where the order alone is claimed.</param>
    /// <param name="seeds">Seeds behind the intervals.</param>
    /// <param name="declaredSeeds">Seeds that the claim declared.</param>
    public static Verdict ForOrdering(
        IReadOnlyList<Interval> steps, IReadOnlyList<double> estimates, double smallestStep, int seeds, int declaredSeeds)
    {
        if (steps.Count != estimates.Count)
            throw new ArgumentException($"Each step has one estimate, but there are {steps.Count} intervals and {estimates.Count} estimates.", nameof(estimates));
        return ForAll([.. steps.Select((step, i) => ForPositiveEffect(step, estimates[i], smallestStep, seeds, declaredSeeds))]);
    }

    /// <summary><see cref="ForEquivalence"/> in words, for a claim's card.</summary>
    public const string EquivalenceInWords =
        "Replicated where the whole interval lies within the bounds of what does not matter; not replicated where it lies wholly outside; "
        + "inconclusive where it crosses a bound; invalid where a number is not finite or seeds are missing.";

    /// <summary>
    /// Verdict on a claim that an effect is too small to matter. The first line that holds decides:
    /// <list type="number">
    /// <item>Invalid: the estimate or an end of the interval is not finite, or there are fewer seeds than declared.</item>
    /// <item>Replicated: −bound &lt; lower end and upper end &lt; bound (both one-sided tests reject).</item>
    /// <item>NotReplicated: lower end ≥ bound or upper end ≤ −bound.</item>
    /// <item>Inconclusive: everything else, that is an interval across a bound.</item>
    /// </list>
    /// It is never DirectionOnly: no effect has no direction.
    /// </summary>
    /// <param name="interval">Interval of level 1 − 2·alpha, 90 % as a rule, as <see cref="Equivalence"/> gives it.</param>
    /// <param name="estimate">Point estimate of the effect; it decides nothing but must be finite.</param>
    /// <param name="bound">Smallest effect that matters, as a size, in the same unit; above zero.</param>
    /// <param name="seeds">Seeds behind the interval.</param>
    /// <param name="declaredSeeds">Seeds that the claim declared.</param>
    public static Verdict ForEquivalence(Interval interval, double estimate, double bound, int seeds, int declaredSeeds)
    {
        if (!(bound > 0) || double.IsInfinity(bound))
            throw new ArgumentOutOfRangeException(nameof(bound), bound,
                "Equivalence needs a finite bound above zero: no interval lies within a bound of nothing.");
        if (!Judgeable(interval, estimate, seeds, declaredSeeds)) return Verdict.Invalid;
        if (interval.Low > -bound && interval.High < bound) return Verdict.Replicated;
        return interval.Low >= bound || interval.High <= -bound ? Verdict.NotReplicated : Verdict.Inconclusive;
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

    private static bool Judgeable(Interval interval, double estimate, int seeds, int declaredSeeds)
    {
        if (!double.IsFinite(estimate) || !double.IsFinite(interval.Low) || !double.IsFinite(interval.High) || seeds < declaredSeeds)
            return false;
        if (interval.Low > interval.High)
            throw new ArgumentException("The interval's lower end lies above its upper end: order them before judging.", nameof(interval));
        return true;
    }
}
