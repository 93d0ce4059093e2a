using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>SentencePiece's byte-pair encoding: over characters of the whole text, best score first; user-defined pieces stay whole.</summary>
internal sealed class MergeSegmenter
{
    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<int> _lengths = [];
    private readonly PairMerger _merger;
    private readonly PieceTrie _userDefined;
    private readonly int _pieces;

    public MergeSegmenter(SentencePieceModel model, PieceTrie userDefined)
    {
        (_userDefined, _pieces) = (userDefined, model.Pieces.Count);
        _lookup = _symbols.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var id = 0; id < _pieces; id++)
        {
            _lengths.Add(model.Pieces[id].Text.Length);
            if (model.Pieces[id].Type == SentencePieceType.Normal)
                _symbols.TryAdd(model.Pieces[id].Text, id);
        }

        _merger = model.Merger ?? MergesOf(model);
    }

    /// <summary>Pieces in order with their ends in the text; the id is -1 for an unknown character.</summary>
    public List<(int End, int Id)> Segment(string text)
    {
        var segments = new List<(int End, int Id)>();
        var symbols = new List<int>();
        var begin = 0;
        for (var at = 0; at < text.Length;)
        {
            var kept = _userDefined.LongestMatch(text.AsSpan(at));
            if (kept > 0)
            {
                Flush();
                at = begin = at + kept;
                segments.Add((at, _userDefined.IdAt(NodeOf(text.AsSpan(at - kept, kept)))));
                continue;
            }

            var width = char.IsHighSurrogate(text[at]) ? 2 : 1;
            // Unknown characters get negative ids that still tell their width.
            symbols.Add(_lookup.TryGetValue(text.AsSpan(at, width), out var id) ? id : -width);
            at += width;
        }

        Flush();
        return segments;

        void Flush()
        {
            foreach (var id in _merger.Merge(symbols))
                segments.Add((begin += id < 0 ? -id : _lengths[id], id < 0 || id >= _pieces ? -1 : id));
            symbols.Clear();
        }
    }

    private int NodeOf(ReadOnlySpan<char> piece)
    {
        var node = 0;
        foreach (var unit in piece)
            node = _userDefined.Step(node, unit);
        return node;
    }

    private PairMerger MergesOf(SentencePieceModel model)
    {
        // A character that is no piece itself may still begin one.
        foreach (var piece in model.Pieces.Where(piece => piece.Type == SentencePieceType.Normal))
        {
            foreach (var rune in piece.Text.EnumerateRunes())
            {
                if (_symbols.TryAdd(rune.ToString(), _lengths.Count))
                    _lengths.Add(rune.Utf16SequenceLength);
            }
        }

        var rank = 0;
        var ranks = model.Pieces.Select(piece => piece.Score).Distinct().OrderDescending().ToDictionary(score => score, _ => rank++);
        var merger = new PairMerger();
        for (var id = 0; id < _pieces; id++)
        {
            var text = model.Pieces[id].Text;
            if (model.Pieces[id].Type != SentencePieceType.Normal || _symbols[text] != id)
                continue;
            for (var cut = 1; cut < text.Length; cut++)
            {
                if (_lookup.TryGetValue(text.AsSpan(0, cut), out var left) && _lookup.TryGetValue(text.AsSpan(cut), out var right))
                    merger.Add(left, right, ranks[model.Pieces[id].Score], id);
            }
        }

        return merger;
    }
}
