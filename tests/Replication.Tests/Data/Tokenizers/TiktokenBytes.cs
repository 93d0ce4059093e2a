using System.Text;
using Replication.Data.Tokenizers;

namespace Replication.Tests.Data.Tokenizers;

/// <summary>A tiktoken file of all bytes and a few whole pieces, so that a text's ids show where it was cut.</summary>
internal sealed class TiktokenBytes : IDisposable
{
    public string FilePath { get; } = Path.GetTempFileName();

    public ByteLevelTokenizer Open(SplitPattern pattern, params IEnumerable<string> pieces)
    {
        var tokens = Enumerable.Range(0, 256).Select(value => Convert.ToBase64String([(byte)value]))
            .Concat(pieces.Select(piece => Convert.ToBase64String(Encoding.UTF8.GetBytes(piece)))).Distinct();
        File.WriteAllLines(FilePath, tokens.Select((token, rank) => FormattableString.Invariant($"{token} {rank}")));
        return ByteLevelTokenizer.CreateTiktoken(FilePath, pattern);
    }

    public void Dispose() => File.Delete(FilePath);
}
