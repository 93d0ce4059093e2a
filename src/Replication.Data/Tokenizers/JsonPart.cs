using System.Text.Json;

namespace Replication.Data.Tokenizers;

/// <summary>A value inside tokenizer.json that knows where it lies, so that errors can say so.</summary>
internal readonly record struct JsonPart(JsonElement Element, string File, string Place)
{
    public bool IsNull => Element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>The type that most parts name; empty where there is none.</summary>
    public string Type => this["type"] is { IsNull: false } type ? type.Text : "";

    /// <summary>A property; null where it is missing.</summary>
    public JsonPart this[string name]
    {
        get
        {
            if (!IsNull && Element.ValueKind != JsonValueKind.Object)
                throw Expected("an object");
            return new(!IsNull && Element.TryGetProperty(name, out var value) ? value : default, File, Place.Length == 0 ? name : $"{Place}.{name}");
        }
    }

    public string Text => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Expected("a text");

    public int Integer => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var value) ? value : throw Expected("a whole number");

    public double Number => Element.ValueKind == JsonValueKind.Number && double.IsFinite(Element.GetDouble()) ? Element.GetDouble() : throw Expected("a number");

    public bool Flag(bool missing = false) => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => IsNull ? missing : throw Expected("true or false"),
    };

    public IEnumerable<JsonPart> Items()
    {
        if (IsNull)
            yield break;
        if (Element.ValueKind != JsonValueKind.Array)
            throw Expected("a list");
        var index = 0;
        foreach (var item in Element.EnumerateArray())
            yield return new JsonPart(item, File, FormattableString.Invariant($"{Place}[{index++}]"));
    }

    public IEnumerable<(string Name, JsonPart Value)> Entries()
    {
        if (Element.ValueKind != JsonValueKind.Object)
            throw Expected("an object");
        foreach (var entry in Element.EnumerateObject())
            yield return (entry.Name, new JsonPart(entry.Value, File, $"{Place}.{entry.Name}"));
    }

    public InvalidDataException Expected(string what) => TokenizerFile.Damaged(File, $"at {(Place.Length == 0 ? "its top" : Place)} {what} was expected");

    public InvalidDataException Unsupported() => TokenizerFile.Unsupported(File, $"{Place} of type '{Type}'");
}
