using System.Text;

namespace Replication.Data.Language;

/// <summary>A sentence as labelled tokens, from the capital to the full stop.</summary>
public sealed record LabelledSentence(IReadOnlyList<LabelledToken> Tokens)
{
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var token in Tokens)
                text.Append(token.SpaceBefore ? " " : "").Append(token.Text);
            return text.ToString();
        }
    }
}
