using Replication.Models;

namespace Replication.Cli.Commands;

/// <summary>The names of kinds in plain words.</summary>
internal static class ModelsWords
{
    public static string Of(BlockType type) => type switch
    {
        BlockType.Sequential => "sequential",
        BlockType.Parallel => "parallel",
        BlockType.StateSpace => "state space",
        _ => "recurrent",
    };

    public static string Of(HeadKind head) => head switch
    {
        HeadKind.CausalLanguageModel => "causal language model",
        HeadKind.MaskedLanguageModel => "masked language model",
        HeadKind.SequenceClassification => "sequence classification",
        _ => "token classification",
    };
}
