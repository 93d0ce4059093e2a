using System.Globalization;
using Replication.Core.Environments;
using Replication.Core.Runs;
using Replication.Measures.Depth;
using Replication.Models;
using Replication.Data;
using Replication.Random;
using Replication.Training;

namespace Replication.Core.Protocols;

/// <summary>The parts that every run's key begins with.</summary>
public static class RunParts
{
    // The harness is not among them: how runs are stored and reported does not change what they measure.
    private static readonly string Code = CodeFingerprint.Of(
        typeof(TorchSharp.torch).Assembly, typeof(RandomStream).Assembly, typeof(TextCorpus).Assembly,
        typeof(CausalLanguageModel).Assembly, typeof(HiddenStates).Assembly, typeof(TrainingSettings).Assembly);

    /// <summary>Protocol, code, engine, element type, model family and seed.</summary>
    public static SortedDictionary<string, string> Of(string protocol, int version, string family, int seed) => new(StringComparer.Ordinal)
    {
        ["protocol"] = string.Create(CultureInfo.InvariantCulture, $"{protocol} {version}"),
        ["code"] = Code,
        ["engine"] = EngineName.Current,
        ["dtype"] = "float32",
        ["model"] = family,
        ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
    };
}
