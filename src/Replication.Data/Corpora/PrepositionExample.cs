namespace Replication.Data.Corpora;

/// <summary>A preposition or possessive with its two labels over the same token (Schneider et al. 2018).</summary>
/// <param name="SentenceId">Sentence that it stands in.</param>
/// <param name="Index">Place of its first word, from 1.</param>
/// <param name="LexicalCategory">P, PP, INF.P, POSS or PRON.POSS.</param>
/// <param name="Role">What it means in the scene, e.g. p.SocialRel.</param>
/// <param name="Function">What its form means, e.g. p.Gestalt.</param>
/// <param name="Tokens">Words of the sentence.</param>
public sealed record PrepositionExample(string SentenceId, int Index, string LexicalCategory, string Role, string Function, IReadOnlyList<string> Tokens)
{
    /// <summary>Its first word.</summary>
    public string Token => Tokens[Index - 1];
}
