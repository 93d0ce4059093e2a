namespace Replication.Data.Corpora;

/// <param name="Id">sent_id of the file.</param>
/// <param name="Text">The sentence as written.</param>
/// <param name="Tokens">Its words in order.</param>
public sealed record LexicalSentence(string Id, string Text, IReadOnlyList<LexicalToken> Tokens)
{
    /// <summary>The adpositions and possessives that have a role and a function.</summary>
    public IEnumerable<PrepositionExample> Prepositions() => Tokens
        .Where(token => token.Supersense.StartsWith("p.", StringComparison.Ordinal))
        .Select(token => new PrepositionExample(Id, token.Syntax.Index, token.LexicalCategory, token.Supersense, token.Function, [.. Tokens.Select(word => word.Syntax.Form)]));
}
