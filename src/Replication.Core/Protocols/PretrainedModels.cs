using System.Collections.Concurrent;
using Replication.Data;
using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Training;
using Replication.Training.Tiers;
using Replication.Training.Objectives;

namespace Replication.Core.Protocols;

/// <summary>Base models as runs: pretrained once for all claims that start from them, kept as checkpoints.</summary>
public static class PretrainedModels
{
    private const int Version = 2;

    private static readonly ConcurrentDictionary<Tier, Lazy<(TextCorpus Base, TextCorpus Shifted)>> Embedded = new();
    private static readonly ConcurrentDictionary<(Tier, string, string), TierTexts> Known = new();

    /// <summary>The texts of a suite: the user's own, or the embedded language and its shifted domain.</summary>
    /// <exception cref="CorpusException">A text of the user's is too short.</exception>
    public static TierTexts Texts(ClaimSettings settings)
    {
        var protocol = ProtocolOf(settings.Tier);
        var pretraining = settings.Pretraining ?? EmbeddedTexts(settings.Tier, protocol).Base;
        var domain = settings.Domain ?? EmbeddedTexts(settings.Tier, protocol).Shifted;
        return Known.GetOrAdd((settings.Tier, pretraining.Sha256, domain.Sha256), _ =>
        {
            var texts = new TierTexts(pretraining, domain, protocol);
            // The embedded language is long enough by construction; a plan of stored runs need not read it.
            return settings.Pretraining is null && settings.Domain is null ? texts : texts.Checked();
        });
    }

    /// <summary>The pretraining run of one model; its artefact is the checkpoint.</summary>
    /// <param name="kind">The model at the tier's own size, <see cref="TierSizes.Sized"/>.</param>
    /// <param name="seed">Decides initial weights and data order.</param>
    /// <param name="texts">The tier's texts.</param>
    public static PlannedRun Planned(ModelShape kind, int seed, TierTexts texts)
    {
        var parts = RunParts.Of("micro-pretraining", Version, kind.Name, seed);
        parts["data"] = texts.PretrainingCorpus.Sha256;
        parts["objective"] = Objective.NameOf(kind.IsEncoder ? HeadKind.MaskedLanguageModel : HeadKind.CausalLanguageModel);
        foreach (var (name, value) in texts.Protocol.PretrainingOf(kind).Parts("pretraining"))
            parts[name] = value;
        return new PlannedRun(new RunSpec($"{kind.Name} · pretraining · seed {seed}", parts), [], context => Work(kind, seed, texts, context));
    }

    private static TierSizes ProtocolOf(Tier tier) => tier switch
    {
        Tier.Micro => TierSizes.Micro,
        Tier.Gpu => TierSizes.Gpu,
        _ => throw new SetUpException($"The {TierName.Of(tier)} tier starts from published models: the harness pretrains none for it."),
    };

    private static (TextCorpus Base, TextCorpus Shifted) EmbeddedTexts(Tier tier, TierSizes protocol) => Embedded.GetOrAdd(tier, _ => new(() => (
        EmbeddedLanguage.Corpus(Domain.Base, TierName.Of(tier), protocol.PretrainingCharacters),
        EmbeddedLanguage.Corpus(Domain.Shifted, TierName.Of(tier), protocol.DomainCharacters)))).Value;

    private static RunOutcome Work(ModelShape kind, int seed, TierTexts texts, RunContext context)
    {
        using var model = Pretraining.Run(kind, seed, texts, context.Progress, context.Cancellation);
        using var heldOut = texts.PretrainingObjective(kind).HeldOut();
        Checkpoint.Save(model, context.ArtefactPath);
        return new RunOutcome(
            new SortedDictionary<string, double>(StringComparer.Ordinal) { ["loss"] = Evaluation.Of(model, heldOut).Loss },
            new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal),
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["weights"] = Checkpoint.Sha256(model) });
    }
}
