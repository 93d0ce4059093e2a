namespace Replication.Data.Tasks;

/// <summary>Classes of questions by the kind of their answer, in the manner of Li and Roth (2002): six coarse ones, and fine ones within them.</summary>
public static class QuestionClasses
{
    /// <summary>All fine classes, as coarse:fine.</summary>
    public static IReadOnlyList<string> Fine { get; } =
    [
        "PERSON:agent", "PERSON:patient", "PERSON:recipient", "PERSON:companion", "PERSON:beneficiary",
        "ENTITY:animal", "ENTITY:thing", "ENTITY:substance", "ENTITY:idea", "ENTITY:instrument",
        "PLACE:location", "PLACE:goal", "PLACE:source", "PLACE:object",
        "QUANTITY:people", "QUANTITY:animals", "QUANTITY:things", "QUANTITY:time",
        "DESCRIPTION:manner", "DESCRIPTION:reason", "DESCRIPTION:topic", "DESCRIPTION:quality",
        "TRUTH:event", "TRUTH:state", "TRUTH:ability", "TRUTH:place",
    ];

    /// <summary>All coarse classes.</summary>
    public static IReadOnlyList<string> Coarse { get; } = [.. Fine.Select(CoarseOf).Distinct()];

    /// <summary>The coarse class of a fine one.</summary>
    public static string CoarseOf(string fine) => fine.Split(':')[0];
}
