namespace Replication.Data.Corpora;

/// <param name="Id">sent_id of the file; empty where it gives none.</param>
/// <param name="Text">The sentence as written; empty where the file does not give it.</param>
/// <param name="Tokens">Its words in order; the token of index i stands at i - 1.</param>
public sealed record SyntacticSentence(string Id, string Text, IReadOnlyList<SyntacticToken> Tokens);
