using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Replication.Data;

/// <summary>A body of text with its identity: documents in a fixed order and the SHA-256 of their bytes.</summary>
/// <param name="Name">Short name for labels and reports.</param>
/// <param name="Documents">Texts in a fixed order.</param>
/// <param name="Sha256">Digest over all documents, lower-case hexadecimal.</param>
public sealed record TextCorpus(string Name, IReadOnlyList<string> Documents, string Sha256)
{
    /// <summary>Length of all documents together, in UTF-16 code units.</summary>
    public long Characters => Documents.Sum(document => (long)document.Length);

    /// <summary>A corpus with its digest: each document's UTF-8 bytes, preceded by their count as 8 bytes, little-endian.</summary>
    public static TextCorpus Of(string name, IReadOnlyList<string> documents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> count = stackalloc byte[8];
        foreach (var document in documents)
        {
            var bytes = Encoding.UTF8.GetBytes(document);
            BinaryPrimitives.WriteInt64LittleEndian(count, bytes.Length);
            hash.AppendData(count);
            hash.AppendData(bytes);
        }

        return new TextCorpus(name, documents, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
