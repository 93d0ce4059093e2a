namespace Replication.Data.Sources;

/// <summary>What a corpus holds when it is whole.</summary>
/// <param name="Rows">Examples or sentences.</param>
/// <param name="Labels">Distinct labels; 0 where it has none.</param>
/// <param name="Read">Opens the file or folder and gives the labels of every row; empty for a row without any.</param>
public sealed record DataContent(int Rows, int Labels, Func<string, IEnumerable<IEnumerable<string>>> Read)
{
    /// <summary>Reads everything and counts.</summary>
    /// <exception cref="CorpusException">A row is damaged.</exception>
    public (int Rows, IReadOnlyList<string> Labels) Count(string path)
    {
        var rows = 0;
        var labels = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in Read(path))
        {
            rows++;
            labels.UnionWith(row);
        }

        return (rows, [.. labels]);
    }
}
