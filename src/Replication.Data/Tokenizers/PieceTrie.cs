namespace Replication.Data.Tokenizers;

/// <summary>Finds all pieces that a text begins with, in steps of one UTF-16 unit.</summary>
internal sealed class PieceTrie
{
    private readonly Dictionary<long, int> _children = [];
    private readonly Dictionary<int, int> _ids = [];

    public void Add(string piece, int id)
    {
        var node = 0;
        foreach (var unit in piece)
        {
            var key = ((long)node << 16) | unit;
            if (!_children.TryGetValue(key, out var child))
                _children[key] = child = _children.Count + 1;
            node = child;
        }

        _ids.TryAdd(node, id);
    }

    /// <summary>Goes one step down from a node, 0 being the root; -1 where no piece goes on so.</summary>
    public int Step(int node, char unit) => _children.TryGetValue(((long)node << 16) | unit, out var child) ? child : -1;

    /// <summary>Id of the piece that ends at a node; -1 where none does.</summary>
    public int IdAt(int node) => _ids.TryGetValue(node, out var id) ? id : -1;

    /// <summary>Length of the longest piece that the text begins with, 0 where there is none.</summary>
    public int LongestMatch(ReadOnlySpan<char> text)
    {
        var (node, longest) = (0, 0);
        for (var at = 0; at < text.Length && (node = Step(node, text[at])) > 0; at++)
        {
            if (IdAt(node) >= 0)
                longest = at + 1;
        }

        return longest;
    }
}
