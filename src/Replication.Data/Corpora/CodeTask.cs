namespace Replication.Data.Corpora;

/// <param name="Id">Name of the task in its corpus.</param>
/// <param name="Prompt">What is asked: words (MBPP) or the head of a function (HumanEval-X).</param>
/// <param name="Solution">The program that solves it.</param>
public sealed record CodeTask(string Id, string Prompt, string Solution);
