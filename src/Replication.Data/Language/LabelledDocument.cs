namespace Replication.Data.Language;

/// <summary>Sentences about one topic; as text, one paragraph.</summary>
public sealed record LabelledDocument(IReadOnlyList<LabelledSentence> Sentences)
{
    public string Text => string.Join(' ', Sentences.Select(sentence => sentence.Text));
}
