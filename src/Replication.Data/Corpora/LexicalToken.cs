namespace Replication.Data.Corpora;

/// <summary>One word of STREUSLE: its syntax, and the lexical expression that it begins; "_" stands for nothing.</summary>
/// <param name="Syntax">Columns 1–10.</param>
/// <param name="StrongExpression">Number of the strong multiword expression and place in it, e.g. 1:2.</param>
/// <param name="LexicalCategory">LEXCAT, e.g. N, V.VPC.full, P.</param>
/// <param name="LexicalLemma">Lemma of the expression.</param>
/// <param name="Supersense">SS: of a preposition, its role in the scene.</param>
/// <param name="Function">SS2: of a preposition, the meaning of its form.</param>
/// <param name="WeakExpression">Number of the weak multiword expression and place in it.</param>
/// <param name="Tag">LEXTAG: position in its expression, category and supersense in one.</param>
public sealed record LexicalToken(
    SyntacticToken Syntax, string StrongExpression, string LexicalCategory, string LexicalLemma, string Supersense, string Function, string WeakExpression, string Tag);
