namespace Replication.Data.Corpora;

/// <summary>How the bytes of a corpus stand for characters.</summary>
public enum CorpusEncoding
{
    /// <summary>UTF-8 without exception: other bytes are an error.</summary>
    Utf8,

    /// <summary>ISO-8859-1: every byte is the character of that number.</summary>
    Latin1,
}
