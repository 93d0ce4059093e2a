using Replication.Core.Protocols;
using Replication.Core.Runs;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Training;
using Replication.Training.Tiers;
using Replication.Training.Objectives;

namespace Replication.Linearization;

/// <summary>The base models of this paper, which the micro tier pretrains for longer than those of the others.</summary>
internal static class LinearizationPretraining
{
    public static PlannedRun Planned(int seed, LinearizationTexts texts)
    {
        var kind = texts.Sizes.Model;
        var parts = RunParts.Of("linearization pretraining", 1, kind.Name, seed);
        parts["data"] = texts.Texts.PretrainingCorpus.Sha256;
        parts["objective"] = Objective.NameOf(HeadKind.MaskedLanguageModel);
        foreach (var (name, value) in texts.Sizes.Pretraining.Parts("pretraining"))
            parts[name] = value;
        return new PlannedRun(new RunSpec($"linearization pretraining · {kind.Name} · seed {seed}", parts), [], context => Work(kind, texts.Sizes.Pretraining, seed, texts.Texts, context));
    }

    private static RunOutcome Work(ModelShape kind, TrainingSettings settings, int seed, TierTexts texts, RunContext context)
    {
        var objective = texts.PretrainingObjective(kind);
        using var model = kind.Create(texts.VocabularyOf(kind), new HeadSettings { Kind = objective.Head });
        model.Initialise(RandomStream.For("linearization", "pretraining", $"{seed}", "initial weights"));
        var order = RandomStream.For("linearization", "pretraining", $"{seed}", "data order");
        new Trainer(model, settings).Run(() => objective.Draw(order, settings.BatchSize), context.Progress, context.Cancellation);
        using var heldOut = objective.HeldOut();
        Checkpoint.Save(model, context.ArtefactPath);
        return new RunOutcome(
            new SortedDictionary<string, double>(StringComparer.Ordinal) { ["loss"] = Evaluation.Of(model, heldOut).Loss },
            new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal),
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["weights"] = Checkpoint.Sha256(model) });
    }
}
