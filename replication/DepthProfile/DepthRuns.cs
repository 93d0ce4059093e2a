using Replication.Core.Protocols;
using Replication.Core.Runs;
using Replication.Measures.Depth;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Training;
using Replication.Training.Controls;
using Replication.Training.Tiers;
using Replication.Training.Objectives;

namespace Replication.DepthProfile;

/// <summary>
/// The runs that this paper's claims share: fine-tune a pretrained model on one task and measure, block by block, how far
/// its representations moved. Both arms of a cell start from the same weights, the same head and the same data order.
/// </summary>
internal static class DepthRuns
{
    private const int Version = 2;
    private const int DistanceBatches = 8; // the mean gradient of 64 sequences in the micro tier

    /// <summary>One run of a cell.</summary>
    public static PlannedRun Of(Cell cell, int seed, TierTexts texts)
    {
        var kind = texts.Protocol.Sized(cell.Model);
        var pretrained = PretrainedModels.Planned(kind, seed, texts);
        var parts = RunParts.Of("depth-profile", Version, kind.Name, seed);
        parts["base"] = pretrained.Spec.Key;
        parts["data"] = DepthTasks.DataOf(cell.Task, texts);
        parts["objective"] = cell.Task;
        parts["arm"] = cell.Arm;
        foreach (var (name, value) in texts.Protocol.FineTuning.Parts("fine-tuning"))
            parts[name] = value;
        return new PlannedRun(
            new RunSpec($"{kind.Name} · {cell.Task} · {cell.Arm} · seed {seed}", parts), [pretrained], context => Work(cell, seed, texts, pretrained, context));
    }

    private static RunOutcome Work(Cell cell, int seed, TierTexts texts, PlannedRun pretrained, RunContext context)
    {
        var (kind, settings, checkpoint) = (texts.Protocol.Sized(cell.Model), texts.Protocol.FineTuning, context.ArtefactOf(pretrained));
        Objective pretraining = texts.PretrainingObjective(kind), task = DepthTasks.Of(cell.Task, kind, texts);
        using var model = Loaded(kind, task, seed, texts, checkpoint);
        using Batch domainProbe = task.HeldOut(), pretrainingProbe = pretraining.HeldOut();
        var scalars = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var series = new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);

        using HiddenStates domainBefore = HiddenStates.Collect(model, domainProbe.Inputs, domainProbe.Mask), pretrainingBefore = HiddenStates.Collect(model, pretrainingProbe.Inputs);
        Evaluate(model, domainProbe, "before", scalars);
        if (!cell.EqualStep) // both arms start from the same place
        {
            using var language = Loaded(kind, pretraining, seed, texts, checkpoint);
            Distances(model, task, domainProbe, language, pretraining, pretrainingProbe, settings.BatchSize, scalars);
        }

        var order = RandomStream.For("depth-profile", kind.Stream, cell.Task, $"{seed}", "data order");
        using (var control = cell.EqualStep ? new EqualStep(model) : null)
        {
            new Trainer(model, settings) { Control = control }
                .Run(() => task.Draw(order, settings.BatchSize), context.Progress, context.Cancellation);
        }

        using HiddenStates domainAfter = HiddenStates.Collect(model, domainProbe.Inputs, domainProbe.Mask), pretrainingAfter = HiddenStates.Collect(model, pretrainingProbe.Inputs);
        Evaluate(model, domainProbe, "after", scalars);
        foreach (var (name, _, change) in ChangeMeasures.All)
        {
            series[$"{name}.domain"] = Profile(domainBefore, domainAfter, change);
            series[$"{name}.pretraining"] = Profile(pretrainingBefore, pretrainingAfter, change);
        }

        return new RunOutcome(scalars, series, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["weights"] = Checkpoint.Sha256(model) });
    }

    // The pretrained trunk under the task's head, which is fresh where the checkpoint has none of its kind.
    private static LanguageModel Loaded(ModelShape kind, Objective objective, int seed, TierTexts texts, string checkpoint)
    {
        var model = kind.Create(texts.VocabularyOf(kind), new HeadSettings { Kind = objective.Head, Classes = objective.Classes });
        model.InitialiseHead(RandomStream.For("depth-profile", kind.Stream, objective.Name, $"{seed}", "head"));
        Checkpoint.LoadTrunk(model, checkpoint);
        return model;
    }

    // Needs the loss before training, which is evaluated already.
    private static void Distances(
        LanguageModel model, Objective task, Batch taskProbe, LanguageModel pretrained, Objective pretraining, Batch pretrainingProbe, int size, SortedDictionary<string, double> into)
    {
        var (first, second) = (RandomStream.For("objective distance", "pretraining"), RandomStream.For("objective distance", "fine-tuning"));
        into["distance.gradients"] = ObjectiveDistance.Gradients(
            pretrained, Enumerable.Range(0, DistanceBatches).Select(_ => pretraining.Draw(first, size)),
            model, Enumerable.Range(0, DistanceBatches).Select(_ => task.Draw(second, size)));
        into["distance.predictions"] = ObjectiveDistance.Predictions(pretrained, taskProbe, pretrainingProbe);
        into["distance.loss-ratio"] = into["loss.before"] / Evaluation.Of(pretrained, pretrainingProbe).Loss;
    }

    private static void Evaluate(LanguageModel model, Batch probe, string when, SortedDictionary<string, double> into)
    {
        var evaluation = Evaluation.Of(model, probe);
        into[$"loss.{when}"] = evaluation.Loss;
        into[$"accuracy.{when}"] = evaluation.Accuracy;
    }

    private static IReadOnlyList<double> Profile(HiddenStates before, HiddenStates after, Func<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, double> change)
    {
        var profile = Measures.Depth.ChangeProfile.Between(before, after, change);
        return [profile.Embeddings, .. profile.Changes];
    }
}
