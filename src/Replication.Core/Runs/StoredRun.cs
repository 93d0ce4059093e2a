using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Replication.Core.Runs;

/// <summary>A run's file: the record, the size of its artefact, and a checksum over both.</summary>
internal sealed record StoredRun(RunRecord Run, long? ArtefactBytes, string Checksum)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // A diverged run is a result too: NaN and infinities are stored by name.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write(RunRecord run, long? artefactBytes)
    {
        var stored = new StoredRun(Ordered(run), artefactBytes, "");
        return JsonSerializer.Serialize(stored with { Checksum = Digest(stored) }, Format) + "\n";
    }

    /// <exception cref="InvalidDataException">The text is not the file of the run <paramref name="key"/>; the message says why.</exception>
    public static StoredRun Read(ReadOnlySpan<byte> text, string key)
    {
        StoredRun stored;
        try
        {
            stored = JsonSerializer.Deserialize<StoredRun>(text, Format) ?? throw new JsonException("It is null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("it is not a run in JSON", error);
        }

        if (stored.Run.Key != key || new RunSpec(stored.Run.Label, stored.Run.Parts).Key != key)
        {
            throw new InvalidDataException("its parts do not give its key");
        }

        var unsigned = stored with { Run = Ordered(stored.Run), Checksum = "" };
        return Digest(unsigned) == stored.Checksum
            ? stored
            : throw new InvalidDataException("its contents do not give its checksum");
    }

    private static string Digest(StoredRun unsigned) => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(unsigned, Format)));

    private static RunRecord Ordered(RunRecord run) => run with
    {
        Parts = Ordered(run.Parts),
        Environment = Ordered(run.Environment),
        Outcome = new RunOutcome(Ordered(run.Outcome.Scalars), Ordered(run.Outcome.Series), Ordered(run.Outcome.Hashes)),
    };

    private static SortedDictionary<string, T> Ordered<T>(IReadOnlyDictionary<string, T> map) =>
        new(map.ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.Ordinal);
}
