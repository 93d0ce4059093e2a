using Replication.Data.Language;

namespace Replication.Data.Tasks;

/// <summary>What one statement of an entailment pair says: that someone did, or did not do, something to something somewhere.</summary>
/// <param name="Positive">False where there is no such event.</param>
/// <param name="Verb">Kind of event.</param>
/// <param name="Agent">Name of who did it.</param>
/// <param name="Patient">Name of the person it was done to, or null.</param>
/// <param name="Object">What it was done to, or null where it was a person.</param>
/// <param name="Place">What it was done at or with, or null.</param>
internal sealed record Fact(bool Positive, Verb Verb, string Agent, string? Patient, Described? Object, Described? Place);
