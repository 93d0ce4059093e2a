using System.Globalization;

namespace Replication.Data.Tokenizers;

/// <summary>A *.tiktoken file: a token in base 64 and its rank on each line. Any two neighbours whose join is a token may merge.</summary>
internal static class TiktokenFile
{
    public static ByteLevelTokenizer Read(string path, SplitPattern pattern, IReadOnlyDictionary<string, int> specialTokens)
    {
        var ids = new Dictionary<byte[], int>(ByteSequence.Comparer);
        var lines = TokenizerFile.Lines(path);
        var largest = -1;
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].Length == 0)
                continue;
            var (token, id) = Entry(lines[at]) ?? throw TokenizerFile.Damaged(path, at + 1, "a token in base 64, a space and its rank");
            if (id > lines.Length * 2L || !ids.TryAdd(token, id))
                throw TokenizerFile.Damaged(path, at + 1, "a new token and a rank no greater than twice the number of lines");
            largest = Math.Max(largest, id);
        }

        var bytes = new byte[]?[largest + 1];
        foreach (var (token, id) in ids)
            bytes[id] = bytes[id] is null ? token : throw TokenizerFile.Damaged(path, FormattableString.Invariant($"the rank {id} occurs twice"));
        return new ByteLevelTokenizer(bytes, ByteIds(ids, path), Merger(ids), new ByteLevelSettings
        {
            Pattern = pattern,
            WholePieces = true,
            Added = [.. specialTokens.OrderBy(token => token.Value).Select(token => new AddedToken(token.Key, token.Value))],
        });
    }

    private static (byte[] Token, int Id)? Entry(string line)
    {
        if (line.Split(' ') is not [var text, var rank] || !int.TryParse(rank, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        var buffer = new byte[text.Length];
        return text.Length > 0 && Convert.TryFromBase64String(text, buffer, out var length) && length > 0 ? (buffer[..length], id) : null;
    }

    private static int[] ByteIds(Dictionary<byte[], int> ids, string path)
    {
        var byteIds = new int[256];
        for (var value = 0; value < 256; value++)
        {
            if (!ids.TryGetValue([(byte)value], out byteIds[value]))
                throw TokenizerFile.Damaged(path, FormattableString.Invariant($"it has no token for the byte 0x{value:X2}"));
        }

        return byteIds;
    }

    private static PairMerger Merger(Dictionary<byte[], int> ids)
    {
        var merger = new PairMerger();
        var lookup = ids.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var (token, id) in ids)
        {
            for (var cut = 1; cut < token.Length; cut++)
            {
                if (lookup.TryGetValue(token.AsSpan(0, cut), out var left) && lookup.TryGetValue(token.AsSpan(cut), out var right))
                    merger.Add(left, right, id, id);
            }
        }

        return merger;
    }
}
