using Replication.Data.Domains;

namespace Replication.LoraDeltas;

/// <summary>What a model is fine-tuned on.</summary>
/// <param name="Name">Name in keys and figures.</param>
/// <param name="StudyName">The study's name of the domain that it stands for; empty for the control.</param>
/// <param name="Text">Source of the text; null for the text that the base model was pretrained on.</param>
/// <param name="OwnTenths">Training sequences where budgets differ, in tenths of those where they are equal.</param>
internal sealed record DeltaDomain(string Name, string StudyName, TextDomain? Text, int OwnTenths);
