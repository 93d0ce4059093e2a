using System.Text.Json;

namespace Replication.Core.Runs;

/// <summary>How long runs took before, by label, also where their protocol or code has changed since.</summary>
public static class RunHistory
{
    /// <summary>Wall-clock minutes of the latest stored run of each label. Holds one number a label, however many runs there are.</summary>
    /// <param name="store">Every run in it is looked at, whatever code made it.</param>
    /// <param name="labels">The labels asked for; without any, no file is opened.</param>
    public static IReadOnlyDictionary<string, double> MinutesByLabel(RunStore store, IEnumerable<string> labels)
    {
        var wanted = labels.ToHashSet(StringComparer.Ordinal);
        var latest = new Dictionary<string, (DateTimeOffset Finished, double Minutes)>(StringComparer.Ordinal);
        if (wanted.Count > 0)
        {
            foreach (var key in store.Keys)
            {
                if (store.Summary(key) is { } run && wanted.Contains(run.Label)
                    && (!latest.TryGetValue(run.Label, out var other) || other.Finished < run.Finished))
                {
                    latest[run.Label] = (run.Finished, run.Minutes);
                }
            }
        }

        return latest.ToDictionary(pair => pair.Key, pair => pair.Value.Minutes, StringComparer.Ordinal);
    }

    /// <summary>Reads a run's heading and skips over what it measured. Unchecked: it tells how long, never what.</summary>
    /// <exception cref="JsonException">The text is not a run.</exception>
    internal static RunSummary Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var (key, label, minutes, finished) = ("", "", double.NaN, default(DateTimeOffset));
        Descend(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            if (!reader.Read())
            {
                break;
            }

            switch (name)
            {
                case "run" when reader.TokenType == JsonTokenType.StartObject:
                    break; // Its properties come next.
                case "key":
                    key = reader.GetString()!;
                    break;
                case "label":
                    label = reader.GetString()!;
                    break;
                case "minutes" when reader.TokenType == JsonTokenType.Number:
                    minutes = reader.GetDouble();
                    break;
                case "finished":
                    return new RunSummary(key, label, minutes, reader.GetDateTimeOffset());
                default:
                    reader.Skip();
                    break;
            }
        }

        throw new JsonException("The text ends before the end of a run.");
    }

    private static void Descend(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The text is not a run.");
        }
    }
}
