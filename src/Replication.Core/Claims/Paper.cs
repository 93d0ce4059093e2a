namespace Replication.Core.Claims;

/// <summary>The document that a claim comes from.</summary>
/// <param name="Key">Folder name, also the first half of every claim id: <c>depth-profile</c>.</param>
/// <param name="Title">The document's title as printed.</param>
/// <param name="Authors">Authors as printed, separated by commas.</param>
/// <param name="Source">Where it appeared, with its identifier and date: <c>arXiv 2604.17177v1, 19 April 2026</c>.</param>
public sealed record Paper(string Key, string Title, string Authors, string Source);
