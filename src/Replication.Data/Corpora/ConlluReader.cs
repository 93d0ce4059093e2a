namespace Replication.Data.Corpora;

/// <summary>Universal Dependencies in CoNLL-U: ten columns, one sentence in memory at a time. Source: universaldependencies.org/format.</summary>
public static class ConlluReader
{
    /// <summary>Sentences in the order of the file.</summary>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<SyntacticSentence> Read(string path) => SentenceBlock.Read(path, columns: 10).Select(block => block.Sentence(path));
}
