using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Replication.Core.Claims;

namespace Replication.Core.Snapshots;

/// <summary>Snapshots as JSON text: one statistic a line, so that a change of one number is a change of one line.</summary>
public static class SnapshotText
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Snapshot snapshot)
    {
        var text = new StringBuilder("{\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"claim\": {Quoted(snapshot.Claim)},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"version\": {snapshot.Version},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"tier\": {Quoted(TierName.Of(snapshot.Tier))},\n");
        if (snapshot.Approval is { } approval)
        {
            text.Append("  \"approval\": {\n");
            text.Append(CultureInfo.InvariantCulture, $"    \"reason\": {Quoted(approval.Reason)},\n");
            text.Append(CultureInfo.InvariantCulture, $"    \"date\": \"{approval.Date:yyyy-MM-dd}\",\n");
            text.Append(CultureInfo.InvariantCulture, $"    \"commit\": {Quoted(approval.Commit)}\n");
            text.Append("  },\n");
        }

        text.Append("  \"statistics\": {\n");
        text.AppendJoin(",\n", snapshot.Statistics.Select(statistic => $"    {Quoted(statistic.Path)}: {ValueOf(statistic)}"));
        return text.Append("\n  }\n}\n").ToString();
    }

    /// <exception cref="SetUpException">The text is not a snapshot; <paramref name="path"/> names it in the message.</exception>
    public static Snapshot Read(string text, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return new Snapshot(
                root.GetProperty("claim").GetString()!,
                root.GetProperty("version").GetInt32(),
                Enum.Parse<Tier>(root.GetProperty("tier").GetString()!, ignoreCase: true),
                root.TryGetProperty("approval", out var approval) ? ApprovalOf(approval) : null,
                [.. root.GetProperty("statistics").EnumerateObject().Select(StatisticOf).OrderBy(s => s.Path, StringComparer.Ordinal)]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new SetUpException($"The snapshot {path} cannot be read ({OneLine.Of(error.Message)}): restore it from the repository or approve its claim anew.", error);
        }
    }

    private static string ValueOf(Statistic statistic) => statistic.Tolerance is { } tolerance
        ? $"{{ \"value\": {Number(statistic.Text)}, \"tolerance\": {Number(PrintedNumber.Of(tolerance.Absolute))}, \"reason\": {Quoted(tolerance.Reason)} }}"
        : $"{{ \"value\": {Quoted(statistic.Text)} }}";

    // JSON has no NaN and no infinity.
    private static string Number(string printed) =>
        PrintedNumber.TryRead(printed, out var value) && double.IsFinite(value) ? printed : Quoted(printed);

    private static Statistic StatisticOf(JsonProperty property)
    {
        var value = property.Value.GetProperty("value");
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return new Statistic(property.Name, text, property.Value.TryGetProperty("tolerance", out var tolerance)
            ? new Tolerance(ToleranceOf(tolerance), property.Value.GetProperty("reason").GetString()!)
            : null);
    }

    private static double ToleranceOf(JsonElement element) => element.ValueKind == JsonValueKind.String
        && PrintedNumber.TryRead(element.GetString()!, out var named) ? named : element.GetDouble();

    private static Approval ApprovalOf(JsonElement element) => new(
        element.GetProperty("reason").GetString()!,
        DateOnly.ParseExact(element.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        element.GetProperty("commit").GetString()!);

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Format);
}
