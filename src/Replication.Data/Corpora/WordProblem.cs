namespace Replication.Data.Corpora;

/// <param name="Question">The problem in words.</param>
/// <param name="Derivation">The steps to the answer, one a line.</param>
/// <param name="Answer">The final answer, which is written after "####".</param>
public sealed record WordProblem(string Question, string Derivation, string Answer);
