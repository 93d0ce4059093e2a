using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Replication.Data;

/// <summary>The saved form of a <see cref="LearnedTokenizer"/>: JSON with a version and one merge a line.</summary>
internal static class LearnedTokenizerFile
{
    private const string Format = "replication-micro-bpe-1";

    public static string Write(LearnedTokenizer tokenizer)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\n  \"format\": \"{Format}\",\n  \"separator\": {LearnedTokenizer.SeparatorId},\n  \"merges\": [");
        text.AppendJoin(",", tokenizer.Merges.Select(merge => FormattableString.Invariant($"\n    [{merge.Left}, {merge.Right}]")));
        return text.Append("\n  ]\n}\n").ToString();
    }

    public static LearnedTokenizer Read(string json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.GetProperty("format").GetString() != Format)
                throw new InvalidDataException($"The tokenizer {path} is of another format than {Format}; learn it again.");
            return new LearnedTokenizer(Merges(document.RootElement.GetProperty("merges"), path));
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"The tokenizer {path} is not a saved tokenizer ({cause.Message.TrimEnd('.')}); learn it again.", cause);
        }
    }

    private static List<(int Left, int Right)> Merges(JsonElement list, string path)
    {
        var merges = new List<(int Left, int Right)>();
        var lengths = new List<int>(Enumerable.Repeat(1, LearnedTokenizer.SeparatorId + 1));
        var seen = new HashSet<(int, int)>();
        foreach (var entry in list.EnumerateArray())
        {
            var merge = (Left: entry[0].GetInt32(), Right: entry[1].GetInt32());
            if (!IsEarlier(merge.Left) || !IsEarlier(merge.Right) || !seen.Add(merge) || lengths[merge.Left] + lengths[merge.Right] > PreTokenizer.LongestPiece)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"The tokenizer {path} has an impossible merge [{merge.Left}, {merge.Right}] at position {merges.Count}; learn it again."));
            }

            lengths.Add(lengths[merge.Left] + lengths[merge.Right]);
            merges.Add(merge);
        }

        return merges;

        bool IsEarlier(int id) => id >= 0 && id < lengths.Count && id != LearnedTokenizer.SeparatorId;
    }
}
