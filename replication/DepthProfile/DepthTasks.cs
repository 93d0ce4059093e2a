using System.Collections.Concurrent;
using Replication.Data.Tasks;
using Replication.Models;
using Replication.Training.Tiers;
using Replication.Training.Objectives;

namespace Replication.DepthProfile;

/// <summary>The objectives that models are fine-tuned on.</summary>
internal static class DepthTasks
{
    /// <summary>The model's own kind of language modelling, causal or masked, on a shifted domain.</summary>
    public const string LanguageModelling = "language-modelling";

    /// <summary>The coarse class of a question, six classes as in TREC; its label needs the verb and what it asks for together.</summary>
    public const string Sequences = "sequence-classification";

    /// <summary>The relation of each word to its head: a label that the word alone does not tell.</summary>
    public const string Tokens = "token-classification";

    private static readonly ConcurrentDictionary<(string, TierSizes, string), Lazy<Objective>> Labelled = new();

    public static IReadOnlyList<string> All => [LanguageModelling, Sequences, Tokens];

    /// <summary>The labelled ones: the harness has labels for its own language only, whatever text a model was pretrained on.</summary>
    public static IReadOnlyList<string> Classifications => [Sequences, Tokens];

    public static Objective Of(string task, ModelShape model, TierTexts texts) => task == LanguageModelling
        ? texts.DomainObjective(model)
        : Labelled.GetOrAdd((task, texts.Protocol, texts.PretrainingCorpus.Sha256), key => new(() => key.Item1 == Sequences
            ? TierTasks.OfTexts(LanguageTasks.CoarseQuestions, texts)
            : TierTasks.OfWords(LanguageTasks.Relations, texts))).Value;

    /// <summary>What names the task's data in a run's key, told without encoding it.</summary>
    public static string DataOf(string task, TierTexts texts) => task == LanguageModelling
        ? texts.DomainCorpus.Sha256
        : $"embedded language tasks {LanguageTasks.Version}, {(task == Sequences ? LanguageTasks.CoarseQuestions : LanguageTasks.Relations).Name}";
}
