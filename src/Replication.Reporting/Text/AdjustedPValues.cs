using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Statistics;

namespace Replication.Reporting.Text;

/// <summary>The p values of one document's claims, adjusted by Holm for there being several of them. Verdicts do not depend on them.</summary>
public sealed class AdjustedPValues
{
    private readonly Dictionary<string, (PValue P, double Adjusted)> _byClaim = new(StringComparer.Ordinal);
    private readonly int _without;

    /// <param name="claims">All claims of the document; those without a p value are no part of the correction.</param>
    public AdjustedPValues(IReadOnlyCollection<ClaimReport> claims)
    {
        (string Id, PValue P)[] tested = [.. claims.Where(c => c.Finding?.PValue is not null).Select(c => (c.Card.Id, c.Finding!.PValue!))];
        var adjusted = Holm.Adjust([.. tested.Select(t => t.P.Value)]);
        foreach (var ((id, p), value) in tested.Zip(adjusted))
        {
            _byClaim[id] = (p, value);
        }

        _without = claims.Count - tested.Length;
    }

    /// <summary>The claim's adjusted p; null where it has none, NaN where its own is.</summary>
    public double? Of(ClaimReport claim) => _byClaim.TryGetValue(claim.Card.Id, out var known) ? known.Adjusted : null;

    /// <summary><c>p = 0.012</c> and <c>Holm-adjusted 0.048</c>; null where the claim has none.</summary>
    public (string P, string Adjusted)? PartsOf(ClaimReport claim) => _byClaim.TryGetValue(claim.Card.Id, out var known)
        ? ($"p {Relation(known.P.Value)}", $"Holm-adjusted {Relation(known.Adjusted).Replace("= ", "")}")
        : null;

    /// <summary><c>p = 0.012, Holm-adjusted 0.048</c>; null where the claim has none.</summary>
    public string? TextOf(ClaimReport claim) => PartsOf(claim) is var (p, adjusted) ? $"{p}, {adjusted}" : null;

    /// <summary>The same with the test in words.</summary>
    public string DefinitionOf(ClaimReport claim) => _byClaim.TryGetValue(claim.Card.Id, out var known)
        ? $"{TextOf(claim)} over {CountSentence.Count(_byClaim.Count, "claim")} of the document; {known.P.Test}, two-sided"
        : "none";

    /// <summary>How many claims have a p value and how many have none, as a sentence.</summary>
    public string Sentence => (_byClaim.Count, _without) switch
    {
        (0, _) => "No claim has a p value.",
        (var with, 0) => $"p values are Holm-adjusted over {CountSentence.Count(with, "claim")}; every claim has one.",
        (var with, 1) => $"p values are Holm-adjusted over {CountSentence.Count(with, "claim")}; 1 claim has none.",
        var (with, without) => $"p values are Holm-adjusted over {CountSentence.Count(with, "claim")}; {without} claims have none.",
    };

    // A smaller p depends on tails that no sample of ours has.
    private static string Relation(double p) => p < 0.0001 ? "< 0.0001" : $"= {NumberText.Decimals(p, p >= 0.0995 ? 2 : p >= 0.00995 ? 3 : 4)}";
}
