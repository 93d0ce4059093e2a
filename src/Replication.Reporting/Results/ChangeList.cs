using Replication.Reporting.Text;
using Replication.Statistics;

namespace Replication.Reporting.Results;

/// <summary>What changed since the previous report.</summary>
/// <param name="Since">When the previous report was made; null where there is nothing to compare with.</param>
/// <param name="Changes">New verdicts first, then moved numbers, then claims that came or went.</param>
/// <param name="Note">Why nothing could be compared; null where it was.</param>
public sealed record ChangeList(DateTimeOffset? Since, IReadOnlyList<Change> Changes, string? Note)
{
    public static ChangeList Between(PreviousResults previous, ResultsFile current)
    {
        if (previous.Results is not { } old)
        {
            return new ChangeList(null, [], previous.Problem);
        }

        // Numbers of another tier or other texts are other measurements, so a difference would mean nothing.
        if (old.Tier != current.Tier || old.Texts != current.Texts)
        {
            return new ChangeList(old.Written, [], $"The previous report was of tier {old.Tier} on {old.Texts}: nothing is compared.");
        }

        var before = old.Claims.DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var now = current.Claims.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var both = current.Claims.Where(c => before.ContainsKey(c.Id)).ToArray();
        return new ChangeList(
            old.Written,
            [
                .. both.Select(c => Verdict(before[c.Id], c)).OfType<Change>(),
                .. both.SelectMany(c => Numbers(before[c.Id], c)),
                .. current.Claims.Where(c => !before.ContainsKey(c.Id)).Select(c => new Change(c.Id, c.Title, "is new in this report")),
                .. old.Claims.Where(c => !now.Contains(c.Id)).Select(c => new Change(c.Id, c.Title, "is no longer in the report", IsGone: true)),
            ],
            null);
    }

    private static Change? Verdict(ClaimResult before, ClaimResult now) => before.Verdict == now.Verdict
        ? null
        : new Change(now.Id, now.Title, $"verdict was {Word(before.Verdict)}, is {Word(now.Verdict)}");

    private static IEnumerable<Change> Numbers(ClaimResult before, ClaimResult now)
    {
        var old = before.Estimates.DistinctBy(e => e.Path).ToDictionary(e => e.Path, StringComparer.Ordinal);
        foreach (var estimate in now.Estimates)
        {
            if (old.TryGetValue(estimate.Path, out var was) && Differ(was, estimate))
            {
                yield return new Change(now.Id, now.Title, Moved(was, estimate));
            }
        }
    }

    private static bool Differ(EstimateResult a, EstimateResult b) =>
        !(a.Value.Equals(b.Value) && a.Low.Equals(b.Low) && a.High.Equals(b.High));

    private static string Moved(EstimateResult was, EstimateResult now)
    {
        var (before, after) = (NumberText.WithInterval(was.Value, was.Low, was.High), NumberText.WithInterval(now.Value, now.Low, now.High));
        return before == after
            ? $"{now.Label} moved beyond the printed digits of {after}: by {NumberText.Plain(now.Value - was.Value)}, its interval by {NumberText.Plain(now.Low - was.Low)} and {NumberText.Plain(now.High - was.High)}"
            : $"{now.Label} was {before}, is {after}";
    }

    private static string Word(string? verdict) =>
        VerdictFace.Of(Enum.TryParse<Verdict>(verdict, out var known) ? known : null).Word.ToLowerInvariant();
}
