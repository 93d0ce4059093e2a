namespace Replication.Data.Tokenizers;

/// <summary>Ids that a model expects around its texts: Before A After, or Before A Between B After.</summary>
internal sealed record SequenceTemplate(IReadOnlyList<int> Before, IReadOnlyList<int> Between, IReadOnlyList<int> After)
{
    public static SequenceTemplate None { get; } = new([], [], []);

    public IReadOnlyList<int> Apply(IEnumerable<int> first, IEnumerable<int>? second) =>
        second is null ? [.. Before, .. first, .. After] : [.. Before, .. first, .. Between, .. second, .. After];
}
