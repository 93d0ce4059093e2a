using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Replication.Core.Runs;

/// <summary>Everything that decides a run's numbers. Its SHA-256 is the run's name in the store.</summary>
public sealed class RunSpec
{
    private static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lazy<string> _key;

    /// <param name="label">Short name for people: <c>gpt2 · fine-tune · seed 3</c>. Not part of the key.</param>
    /// <param name="parts">Named parts (protocol, engine, dtype, model, data, objective, arm, seed, hyperparameters), as invariant text.</param>
    public RunSpec(string label, IEnumerable<KeyValuePair<string, string>> parts)
    {
        Label = label;
        // A list takes a third of a tree's memory, and a claim has hundreds of specifications at a time.
        Parts = new SortedList<string, string>(parts.ToDictionary(p => p.Key, p => p.Value), StringComparer.Ordinal);
        _key = new Lazy<string>(() => Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Parts, Canonical)))));
    }

    public string Label { get; }

    public IReadOnlyDictionary<string, string> Parts { get; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Key => _key.Value;

    public override string ToString() => $"{Label} ({Key[..12]})";
}
