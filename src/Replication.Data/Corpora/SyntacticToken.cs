namespace Replication.Data.Corpora;

/// <summary>One syntactic word of Universal Dependencies; "_" stands for nothing, as in the file.</summary>
/// <param name="Index">Place in the sentence, from 1.</param>
/// <param name="Form">The word as written.</param>
/// <param name="Lemma">Its base form.</param>
/// <param name="UniversalTag">UPOS.</param>
/// <param name="LanguageTag">XPOS.</param>
/// <param name="Features">Morphology, e.g. Number=Sing|Person=3.</param>
/// <param name="Head">Index of its head; 0 for the root.</param>
/// <param name="Relation">Dependency relation with its subtype, e.g. nsubj:pass.</param>
/// <param name="Remarks">MISC.</param>
public sealed record SyntacticToken(
    int Index, string Form, string Lemma, string UniversalTag, string LanguageTag, string Features, int Head, string Relation, string Remarks)
{
    /// <summary>The relation without its subtype.</summary>
    public string UniversalRelation => Relation.Split(':')[0];
}
