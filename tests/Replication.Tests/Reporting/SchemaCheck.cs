using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Replication.Tests.Reporting;

/// <summary>Checks JSON against the part of JSON Schema 2020-12 that our schemas use; any other keyword is an error, so that none is silently ignored.</summary>
internal sealed class SchemaCheck(JsonNode schema)
{
    /// <summary>One line per violation: where, and what.</summary>
    public IEnumerable<string> Violations(JsonNode? value) => Violations(schema, value, "$");

    private IEnumerable<string> Violations(JsonNode rule, JsonNode? value, string at) => rule.AsObject().SelectMany(keyword => keyword.Key switch
    {
        "$schema" or "$defs" or "title" or "description" or "format" => [],
        "$ref" => Violations(schema["$defs"]![keyword.Value!.GetValue<string>()["#/$defs/".Length..]]!, value, at),
        "type" => Types(keyword.Value!).Any(t => IsOf(t, value)) ? [] : [$"{at} is not {keyword.Value!.ToJsonString()}"],
        "const" => JsonNode.DeepEquals(keyword.Value, value) ? [] : [$"{at} is not {keyword.Value}"],
        "enum" => keyword.Value!.AsArray().Any(e => JsonNode.DeepEquals(e, value)) ? [] : [$"{at} is none of {keyword.Value!.ToJsonString()}"],
        "anyOf" => keyword.Value!.AsArray().Any(r => !Violations(r!, value, at).Any()) ? [] : [$"{at} fits no alternative"],
        "pattern" => Regex.IsMatch(value!.GetValue<string>(), keyword.Value!.GetValue<string>()) ? [] : [$"{at} does not match {keyword.Value}"],
        "required" => keyword.Value!.AsArray().Select(n => n!.GetValue<string>()).Where(n => value?.AsObject().ContainsKey(n) != true).Select(n => $"{at}.{n} is missing"),
        "additionalProperties" => value!.AsObject().Select(p => p.Key).Where(n => rule["properties"]![n] is null).Select(n => $"{at}.{n} is unknown"),
        "properties" => keyword.Value!.AsObject().Where(p => value?.AsObject().ContainsKey(p.Key) == true).SelectMany(p => Violations(p.Value!, value![p.Key], $"{at}.{p.Key}")),
        "items" => value!.AsArray().SelectMany((item, i) => Violations(keyword.Value!, item, $"{at}[{i}]")),
        _ => throw new NotSupportedException($"The schema uses \"{keyword.Key}\", which this check does not know: add it here."),
    });

    private static IEnumerable<string> Types(JsonNode type) =>
        type is JsonArray several ? several.Select(t => t!.GetValue<string>()) : [type.GetValue<string>()];

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), out _),
        _ => throw new NotSupportedException($"The schema names the type \"{type}\", which this check does not know: add it here."),
    };
}
