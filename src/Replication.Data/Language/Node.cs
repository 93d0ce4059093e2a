namespace Replication.Data.Language;

/// <summary>A word with its dependents in order, before and after it.</summary>
internal sealed class Node(string form, PartOfSpeech partOfSpeech, Relation relation)
{
    public string Form { get; } = form;

    public PartOfSpeech PartOfSpeech { get; } = partOfSpeech;

    public Relation Relation { get; set; } = relation;

    public PrepositionSense? Role { get; init; }

    public PrepositionSense? Function { get; init; }

    public List<Node> Before { get; } = [];

    public List<Node> After { get; } = [];
}
