using System.Text.Json;
using System.Text.Json.Serialization;

namespace Replication.Reporting.Results;

/// <summary>Reads a list as an empty one: for a reader that has no use for it and would have to hold it.</summary>
internal sealed class PassedOver<T> : JsonConverter<IReadOnlyList<T>>
{
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        // Not Skip, which refuses a stream that has not ended; the serializer reads a converter's value ahead, so this one is whole.
        return reader.TrySkip() ? [] : throw new JsonException("The text ends within a list.");
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Results that were read without their lists are not written again.");
}
