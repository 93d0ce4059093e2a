namespace Replication.Data.Language;

/// <summary>A word or punctuation mark of a sentence with its labels.</summary>
/// <param name="Text">As written.</param>
/// <param name="SpaceBefore">Whether a space separates it from the token before.</param>
/// <param name="PartOfSpeech">Universal part of speech.</param>
/// <param name="Head">Index of its head within the sentence, −1 for the root.</param>
/// <param name="Relation">Relation to the head.</param>
/// <param name="Role">For prepositions: what the phrase means in its sentence.</param>
/// <param name="Function">For prepositions: what the preposition itself says.</param>
public sealed record LabelledToken(
    string Text, bool SpaceBefore, PartOfSpeech PartOfSpeech, int Head, Relation Relation, PrepositionSense? Role, PrepositionSense? Function);
