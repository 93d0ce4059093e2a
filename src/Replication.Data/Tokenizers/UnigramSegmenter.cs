using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>
/// The most probable segmentation under a unigram model (Kudo 2018), by Viterbi's algorithm in double precision; of equal ones that with
/// the longer last piece. An unknown character costs ten more than the rarest piece.
/// </summary>
internal sealed class UnigramSegmenter
{
    private const double UnknownPenalty = 10;
    private readonly PieceTrie _trie = new();
    private readonly double[] _scores;
    private readonly double _unknownScore;

    public UnigramSegmenter(SentencePieceModel model)
    {
        var normal = model.Pieces.Where(piece => piece.Type == SentencePieceType.Normal).Select(piece => (double)piece.Score).DefaultIfEmpty(0).ToArray();
        _unknownScore = normal.Min() - UnknownPenalty;
        _scores = new double[model.Pieces.Count];
        for (var id = 0; id < model.Pieces.Count; id++)
        {
            var piece = model.Pieces[id];
            if (piece.Type is not (SentencePieceType.Normal or SentencePieceType.UserDefined))
                continue;
            _trie.Add(piece.Text, id);
            _scores[id] = piece.Type == SentencePieceType.UserDefined ? (Encoding.UTF8.GetByteCount(piece.Text) * normal.Max()) - 0.1 : piece.Score;
        }
    }

    /// <summary>Pieces in order with their ends in the text; the id is -1 for an unknown character.</summary>
    public List<(int End, int Id)> Segment(string text)
    {
        var best = new (double Score, int Start, int Id)[text.Length + 1];
        Array.Fill(best, (double.NegativeInfinity, -1, -1));
        best[0].Score = 0;
        for (int start = 0, width; start < text.Length; start += width)
        {
            width = char.IsHighSurrogate(text[start]) ? 2 : 1;
            var single = false;
            for (int end = start, node = 0; end < text.Length && (node = _trie.Step(node, text[end])) > 0;)
            {
                end++;
                if (_trie.IdAt(node) is not (>= 0 and var id))
                    continue;
                single |= end - start == width;
                Offer(end, start, id, _scores[id]);
            }

            if (!single)
                Offer(start + width, start, -1, _unknownScore);
        }

        var pieces = new List<(int End, int Id)>();
        for (var end = text.Length; end > 0; end = best[end].Start)
            pieces.Add((end, best[end].Id));
        pieces.Reverse();
        return pieces;

        void Offer(int end, int start, int id, double score)
        {
            if (best[start].Score + score > best[end].Score)
                best[end] = (best[start].Score + score, start, id);
        }
    }
}
