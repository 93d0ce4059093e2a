namespace Replication.Data.Sources;

/// <summary>What looking at a source's file on this machine showed.</summary>
/// <param name="Source">What was looked for.</param>
/// <param name="IsPresent">False where neither file nor unpacked folder is there.</param>
/// <param name="Digest">SHA-256 of the file; null where only the unpacked folder is there.</param>
/// <param name="Rows">Rows read; null where nothing reads them.</param>
/// <param name="Labels">Labels found, in ordinal order.</param>
/// <param name="Problems">What is wrong, each in one sentence.</param>
public sealed record DataVerification(DataSource Source, bool IsPresent, string? Digest, int? Rows, IReadOnlyList<string> Labels, IReadOnlyList<string> Problems)
{
    /// <summary>Hashes the file, reads it to its end and compares with what the source promises.</summary>
    public static DataVerification Of(DataSource source, string dataFolder)
    {
        var (file, readable) = (source.PathIn(dataFolder), source.ReadablePathIn(dataFolder));
        var (hasFile, hasContent) = (File.Exists(file), File.Exists(readable) || Directory.Exists(readable));
        if (!hasFile && !hasContent)
            return new(source, false, null, null, [], []);
        var problems = new List<string>();
        var digest = hasFile ? FileDigest.Of(file) : null;
        if (digest is not null && source.Sha256 is not null && digest != source.Sha256)
            problems.Add($"{file} has the SHA-256 {digest}, not {source.Sha256}: fetch it again.");
        if (source.Content is null || !hasContent)
            return new(source, true, digest, null, [], problems);
        try
        {
            var (rows, labels) = source.Content.Count(readable);
            if (rows != source.Content.Rows)
                problems.Add(FormattableString.Invariant($"{readable} has {rows} rows, not {source.Content.Rows}: fetch it again."));
            if (labels.Count != source.Content.Labels)
                problems.Add(FormattableString.Invariant($"{readable} has {labels.Count} labels, not {source.Content.Labels}: fetch it again."));
            return new(source, true, digest, rows, labels, problems);
        }
        catch (CorpusException damage)
        {
            return new(source, true, digest, null, [], [.. problems, damage.Message]);
        }
    }
}
