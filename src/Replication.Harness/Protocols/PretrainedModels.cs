using System.Collections.Concurrent;
using Replication.Data;
using Replication.Harness.Claims;
using Replication.Harness.Runs;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Training;
using Replication.Training.Micro;
using Replication.Training.Objectives;

namespace Replication.Harness.Protocols;

/// <summary>Base models as runs: pretrained once for all claims that start from them, kept as checkpoints.</summary>
public static class PretrainedModels
{
    private const int Version = 2;
    private const int PretrainingCharacters = 600_000;
    private const int DomainCharacters = 300_000;

    private static readonly Lazy<TextCorpus> EmbeddedBase = new(() => EmbeddedLanguage.Corpus(Domain.Base, "micro", PretrainingCharacters));
    private static readonly Lazy<TextCorpus> EmbeddedShifted = new(() => EmbeddedLanguage.Corpus(Domain.Shifted, "micro", DomainCharacters));
    private static readonly ConcurrentDictionary<(string, string), MicroTexts> Known = new();

    /// <summary>The texts of a suite: the user's own, or the embedded language and its shifted domain.</summary>
    /// <exception cref="CorpusException">A text of the user's is too short.</exception>
    public static MicroTexts Texts(ClaimSettings settings)
    {
        var pretraining = settings.Pretraining ?? EmbeddedBase.Value;
        var domain = settings.Domain ?? EmbeddedShifted.Value;
        return Known.GetOrAdd((pretraining.Sha256, domain.Sha256), _ =>
        {
            var texts = new MicroTexts(pretraining, domain);
            // The embedded language is long enough by construction; a plan of stored runs need not read it.
            return settings.Pretraining is null && settings.Domain is null ? texts : texts.Checked();
        });
    }

    /// <summary>The pretraining run of one model; its artefact is the checkpoint.</summary>
    public static PlannedRun Planned(MicroModel kind, int seed, MicroTexts texts)
    {
        var parts = RunParts.Of("micro-pretraining", Version, kind.Name, seed);
        parts["data"] = texts.PretrainingCorpus.Sha256;
        parts["objective"] = Objective.NameOf(kind.IsEncoder ? HeadKind.MaskedLanguageModel : HeadKind.CausalLanguageModel);
        foreach (var (name, value) in MicroProtocol.Pretraining.Parts("pretraining"))
            parts[name] = value;
        return new PlannedRun(new RunSpec($"{kind.Name} · pretraining · seed {seed}", parts), [], context => Work(kind, seed, texts, context));
    }

    private static RunOutcome Work(MicroModel kind, int seed, MicroTexts texts, RunContext context)
    {
        using var model = MicroPretraining.Run(kind, seed, texts, context.Progress, context.Cancellation);
        using var heldOut = texts.PretrainingObjective(kind).HeldOut();
        Checkpoint.Save(model, context.ArtefactPath);
        return new RunOutcome(
            new SortedDictionary<string, double>(StringComparer.Ordinal) { ["loss"] = Evaluation.Of(model, heldOut).Loss },
            new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal),
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["weights"] = Checkpoint.Sha256(model) });
    }
}
