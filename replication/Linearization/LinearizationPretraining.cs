using Replication.Harness.Protocols;
using Replication.Harness.Runs;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Training;
using Replication.Training.Micro;
using Replication.Training.Objectives;

namespace Replication.Linearization;

/// <summary>
/// The base models of this paper. After the common 300 steps the masked loss of a RoBERTa of six blocks is still that of word
/// counts, its first token says nothing of the text, and no adapter learns either task: there would be nothing to explain.
/// Four blocks, three times the steps and a lower rate leave that plateau.
/// </summary>
internal static class LinearizationPretraining
{
    private static readonly TrainingSettings Settings = TierProtocol.Micro.Pretraining with { Steps = 900, BatchSize = 8, LearningRate = 2e-3 };

    public static PlannedRun Planned(int seed, MicroTexts texts)
    {
        var kind = AdaptedModel.Kind;
        var parts = RunParts.Of("linearization pretraining", 1, kind.Name, seed);
        parts["data"] = texts.PretrainingCorpus.Sha256;
        parts["objective"] = Objective.NameOf(HeadKind.MaskedLanguageModel);
        foreach (var (name, value) in Settings.Parts("pretraining"))
            parts[name] = value;
        return new PlannedRun(new RunSpec($"linearization pretraining · {kind.Name} · seed {seed}", parts), [], context => Work(kind, seed, texts, context));
    }

    private static RunOutcome Work(MicroModel kind, int seed, MicroTexts texts, RunContext context)
    {
        var objective = texts.PretrainingObjective(kind);
        using var model = kind.Create(texts.VocabularyOf(kind), new HeadSettings { Kind = objective.Head });
        model.Initialise(RandomStream.For("linearization", "pretraining", $"{seed}", "initial weights"));
        var order = RandomStream.For("linearization", "pretraining", $"{seed}", "data order");
        new Trainer(model, Settings).Run(() => objective.Draw(order, Settings.BatchSize), context.Progress, context.Cancellation);
        using var heldOut = objective.HeldOut();
        Checkpoint.Save(model, context.ArtefactPath);
        return new RunOutcome(
            new SortedDictionary<string, double>(StringComparer.Ordinal) { ["loss"] = Evaluation.Of(model, heldOut).Loss },
            new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal),
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["weights"] = Checkpoint.Sha256(model) });
    }
}
