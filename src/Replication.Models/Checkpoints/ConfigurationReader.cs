using System.Text.Json;

namespace Replication.Models.Checkpoints;

/// <summary>Fields of a <c>config.json</c>; a missing or wrong one is named together with the file.</summary>
public sealed class ConfigurationReader(JsonElement json, string path)
{
    public string Path => path;

    public int Number(string name) => Field(name) is { } value && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
        ? number
        : throw new CheckpointException($"{path}: field '{name}' is missing or not a whole number.");

    public int? OptionalNumber(string name) =>
        Field(name) is { } value && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    public double Real(string name, double otherwise) =>
        Field(name) is { } value && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : otherwise;

    public string Text(string name, string otherwise) =>
        Field(name) is { } value && value.ValueKind == JsonValueKind.String ? value.GetString()! : otherwise;

    public bool Flag(string name, bool otherwise) => Field(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => otherwise,
    };

    /// <summary>A nested object; null where it is absent.</summary>
    public ConfigurationReader? Nested(string name) =>
        Field(name) is { } value && value.ValueKind == JsonValueKind.Object ? new ConfigurationReader(value, path) : null;

    /// <summary>How many entries a nested object has; null where it is absent.</summary>
    public int? Count(string name) =>
        Field(name) is { } value && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Count() : null;

    /// <summary>The first of <c>architectures</c>, such as <c>BertForMaskedLM</c>; empty where there is none.</summary>
    public string Architecture =>
        Field("architectures") is { ValueKind: JsonValueKind.Array } value && value.GetArrayLength() > 0 ? value[0].GetString() ?? "" : "";

    private JsonElement? Field(string name) => json.TryGetProperty(name, out var value) ? value : null;
}
