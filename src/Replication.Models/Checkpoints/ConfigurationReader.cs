using System.Globalization;
using System.Text.Json;

namespace Replication.Models.Checkpoints;

/// <summary>Fields of a <c>config.json</c>; a missing or wrong one is named together with the file.</summary>
/// <param name="json">The fields.</param>
/// <param name="path">The file, for errors.</param>
/// <param name="head">Another head than the file's <c>architectures</c> names; null for that one.</param>
/// <param name="classes">Classes of that head; null for the file's.</param>
public sealed class ConfigurationReader(JsonElement json, string path, HeadKind? head = null, int? classes = null)
{
    public string Path => path;

    public int Number(string name) => Field(name) is { } value && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0
        ? number
        : throw new CheckpointException($"{path}: field '{name}' is {Found(name)}, but must be a whole number.");

    public int? OptionalNumber(string name) =>
        Field(name) is { } value && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    public double Real(string name, double otherwise) =>
        Field(name) is { } value && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : otherwise;

    /// <summary>A share of dropout: at least 0 and below 1.</summary>
    public double Share(string name, double otherwise) => Real(name, otherwise) is >= 0 and < 1 and var share
        ? share
        : throw new CheckpointException($"{path}: field '{name}' is {Found(name)}, but must be at least 0 and less than 1.");

    public string Text(string name, string otherwise) =>
        Field(name) is { } value && value.ValueKind == JsonValueKind.String ? value.GetString()! : otherwise;

    public bool Flag(string name, bool otherwise) => Field(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => otherwise,
    };

    /// <summary>A number of parts that divides another field, and its <paramref name="inShares"/>, equally.</summary>
    public int DivisorOf(string name, string whole, int inShares = 1)
    {
        var (parts, of) = (Number(name), Number(whole));
        return parts > 0 && of % parts == 0 && parts % inShares == 0
            ? parts
            : throw new CheckpointException($"{path}: field '{name}' is {parts}, which must divide '{whole}' = {of}{(inShares > 1 ? $" and be a multiple of {inShares}" : "")}.");
    }

    /// <summary>Makes sure that a field asks for nothing that the model lacks; where it is absent it does not.</summary>
    public ConfigurationReader Require(string name, bool only) => Flag(name, only) == only
        ? this
        : throw new CheckpointException($"{path}: field '{name}' is {Found(name)}, but only {(only ? "true" : "false")} is supported for this model.");

    public ConfigurationReader Require(string name, string only) => Text(name, only) == only
        ? this
        : throw new CheckpointException($"{path}: field '{name}' is {Found(name)}, but only '{only}' is supported for this model.");

    public ConfigurationReader RequireNone(string name) => Field(name) is null or { ValueKind: JsonValueKind.Null }
        ? this
        : throw new CheckpointException($"{path}: field '{name}' is {Found(name)}, but only null is supported for this model.");

    /// <summary>A nested object; null where it is absent.</summary>
    public ConfigurationReader? Nested(string name) =>
        Field(name) is { } value && value.ValueKind == JsonValueKind.Object ? new ConfigurationReader(value, path) : null;

    /// <summary>Classes of a classification head: as asked, as named in the file, or the two that Hugging Face leaves unsaid.</summary>
    public int Classes => classes ?? OptionalNumber("num_labels")
        ?? (Field("id2label") is { ValueKind: JsonValueKind.Object } labels ? labels.EnumerateObject().Count() : 2);

    /// <summary>The first of <c>architectures</c>, such as <c>BertForMaskedLM</c>; empty where there is none.</summary>
    public string Architecture =>
        Field("architectures") is { ValueKind: JsonValueKind.Array } value && value.GetArrayLength() > 0 ? value[0].GetString() ?? "" : "";

    /// <summary>The head: as asked, or by the name in <c>architectures</c>.</summary>
    /// <param name="bare">The head of a base model without one, and of one with several for pretraining.</param>
    /// <exception cref="CheckpointException">The name is not known.</exception>
    public HeadKind Head(HeadKind bare)
    {
        if (head is { } asked)
            return asked;
        if (Ends("ForCausalLM") || Ends("LMHeadModel"))
            return HeadKind.CausalLanguageModel;
        if (Ends("ForMaskedLM"))
            return HeadKind.MaskedLanguageModel;
        if (Ends("ForSequenceClassification"))
            return HeadKind.SequenceClassification;
        if (Ends("ForTokenClassification"))
            return HeadKind.TokenClassification;
        return IsBare || Ends("ForPreTraining")
            ? bare
            : throw new CheckpointException($"{path}: architecture '{Architecture}' is not known; its name must end in ForCausalLM, LMHeadModel, ForMaskedLM, ForSequenceClassification, ForTokenClassification or Model.");
    }

    /// <summary>Whether <c>architectures</c> names a base model, which has no head.</summary>
    public bool IsBare => Architecture.Length == 0 || Ends("Model") && !Ends("LMHeadModel");

    private bool Ends(string ending) => Architecture.EndsWith(ending, StringComparison.Ordinal);

    private JsonElement? Field(string name) => json.TryGetProperty(name, out var value) ? value : null;

    private string Found(string name) => Field(name) is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value.GetRawText()}") : "missing";
}
