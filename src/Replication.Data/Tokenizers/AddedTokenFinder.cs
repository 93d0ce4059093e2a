namespace Replication.Data.Tokenizers;

/// <summary>Cuts a text at its added tokens: leftmost first, the longest where several begin together.</summary>
internal sealed class AddedTokenFinder
{
    private readonly Dictionary<char, AddedToken[]> _byFirst;

    public AddedTokenFinder(IEnumerable<AddedToken> tokens) => _byFirst = tokens
        .Where(token => token.Content.Length > 0)
        .GroupBy(token => token.Content[0])
        .ToDictionary(group => group.Key, group => group.OrderByDescending(token => token.Content.Length).ThenBy(token => token.Id).ToArray());

    /// <summary>The stretches of the text in order; the id is null for ordinary text. Empty stretches are left out.</summary>
    public IEnumerable<(Range Stretch, int? Id)> Split(string text)
    {
        var start = 0;
        for (var at = 0; _byFirst.Count > 0 && at < text.Length;)
        {
            if (Find(text, at) is not { } token)
            {
                at++;
                continue;
            }

            var left = at;
            while (token.StripLeft && left > start && char.IsWhiteSpace(text[left - 1]))
                left--;
            var right = at + token.Content.Length;
            while (token.StripRight && right < text.Length && char.IsWhiteSpace(text[right]))
                right++;
            if (left > start)
                yield return (start..left, null);
            yield return (left..right, token.Id);
            start = at = right;
        }

        if (start < text.Length)
            yield return (start..text.Length, null);
    }

    private AddedToken? Find(string text, int at)
    {
        if (!_byFirst.TryGetValue(text[at], out var candidates))
            return null;
        foreach (var token in candidates)
        {
            if (text.AsSpan(at).StartsWith(token.Content, StringComparison.Ordinal))
                return token;
        }

        return null;
    }
}
