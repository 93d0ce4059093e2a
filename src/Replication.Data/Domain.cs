namespace Replication.Data;

/// <summary>A register of the embedded language: the same morphology and function words, other topics and constructions.</summary>
public enum Domain
{
    /// <summary>Narrative: people and places, much subordination.</summary>
    Base,

    /// <summary>Technical: topics with words of their own, instructions, passives, compounds, conditions and numbers.</summary>
    Shifted,
}
