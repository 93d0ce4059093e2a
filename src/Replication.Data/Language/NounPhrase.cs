namespace Replication.Data.Language;

/// <summary>A noun phrase with what others agree with.</summary>
/// <param name="Head">Its head with all dependents.</param>
/// <param name="Number">Number that the verb agrees with; that of the whole where it is coordinated.</param>
/// <param name="Class">Class of the head.</param>
/// <param name="Who">The character it means, if any.</param>
internal sealed record NounPhrase(Node Head, Number Number, NounClass Class, Character? Who = null);
