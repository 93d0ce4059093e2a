namespace Replication.Core.Progress;

/// <summary>How far one claim is. A run that several claims share counts in each of them.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Runs">Its runs, and those that must be carried out for them.</param>
/// <param name="Finished">Of these, finished now or before.</param>
/// <param name="Failed">Of these, failed.</param>
/// <param name="UnderWay">Of these, under way, in the order in which they began.</param>
public sealed record ClaimProgress(string Id, int Runs, int Finished, int Failed, IReadOnlyList<RunUnderWay> UnderWay);
