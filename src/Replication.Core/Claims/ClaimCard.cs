namespace Replication.Core.Claims;

/// <summary>What a claim says and how it will be judged, written down before anything is run.</summary>
public sealed record ClaimCard
{
    /// <summary><c>paper/claim</c> in lower case with hyphens; names the snapshot, the figure and the page.</summary>
    public required string Id { get; init; }

    /// <summary>Raised whenever the protocol changes; part of every run's key.</summary>
    public required int Version { get; init; }

    public required Paper Paper { get; init; }

    /// <summary>A few words, as a heading of the report.</summary>
    public required string Title { get; init; }

    /// <summary>Where in the document the statement stands.</summary>
    public required string Place { get; init; }

    /// <summary>The claim in one sentence.</summary>
    public required string Statement { get; init; }

    public required ClaimKind Kind { get; init; }

    /// <summary>The measured quantity with its formula and unit.</summary>
    public required string Metric { get; init; }

    /// <summary>Null means the document prints no value: the report then says "not published".</summary>
    public PublishedValue? Published { get; init; }

    public required SmallestEffect SmallestEffect { get; init; }

    /// <summary>The verdict's rule in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Every known difference from the document's protocol, one sentence each.</summary>
    public required IReadOnlyList<string> Deviations { get; init; }

    /// <summary>File of the claim's source, relative to the repository's root.</summary>
    public required string SourceFile { get; init; }
}
