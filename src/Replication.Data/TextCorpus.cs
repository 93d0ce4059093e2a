namespace Replication.Data;

/// <summary>A body of text with its identity: documents in a fixed order and the SHA-256 of their bytes.</summary>
/// <param name="Name">Short name for labels and reports.</param>
/// <param name="Documents">Texts in a fixed order.</param>
/// <param name="Sha256">Digest over all documents, lower-case hexadecimal.</param>
public sealed record TextCorpus(string Name, IReadOnlyList<string> Documents, string Sha256);
