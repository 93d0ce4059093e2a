using Replication.Core.Protocols;
using Replication.Core.Runs;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Training;
using Replication.Training.Tiers;

namespace Replication.ClusterGeometry;

/// <summary>
/// The runs that this paper's claims share: fine-tune one size of BERT on one task, and look at its spaces before and
/// after. The largest size is also looked at every few updates and in every layer.
/// </summary>
internal static class GeometryRuns
{
    private const int Version = 1;

    // Twelve looks; the paper takes 35 of the prepositions' 177 updates and 15 of the other tasks' 75.
    private const int LookEvery = 16;

    /// <summary>One run of one size, task and seed.</summary>
    public static PlannedRun Of(BertSize size, string task, int seed, GeometryData data)
    {
        var model = data.Sizes.ModelOf(size);
        var pretrained = PretrainedModels.Planned(model, seed, data.Texts);
        var parts = RunParts.Of("cluster-geometry", Version, model.Name, seed);
        parts["base"] = pretrained.Spec.Key;
        parts["data"] = data.Identity;
        parts["objective"] = task;
        foreach (var (name, value) in data.Sizes.FineTuning.Parts("fine-tuning"))
            parts[name] = value;
        return new PlannedRun(new RunSpec($"{data.Sizes.NameOf(size)} · {task} · seed {seed}", parts), [pretrained], context => Work(size, task, seed, data, pretrained, context));
    }

    private static RunOutcome Work(BertSize size, string name, int seed, GeometryData data, PlannedRun pretrained, RunContext context)
    {
        var (task, kind, settings) = (data.Task(name), data.Sizes.ModelOf(size), data.Sizes.FineTuning);
        var measured = new Measured();
        using var model = Loaded(kind, task, seed, data.Texts, context.ArtefactOf(pretrained));
        var isFollowed = size == BertSize.Base && GeometryTasks.OfWords.Contains(name);
        var paths = isFollowed ? new LayerPaths(model, task, context.Cancellation) : null;
        var crossed = isFollowed && name is GeometryTasks.Roles or GeometryTasks.PartsOfSpeech ? new CrossTask(model, data.Task(GeometryTasks.Functions), context.Cancellation) : null;
        Look("before");

        var order = new EpochOrder(task.Training, settings.BatchSize, RandomStream.For("cluster-geometry", kind.Stream, name, $"{seed}", "data order"));
        var trainer = new Trainer(model, settings)
        {
            AfterStep = update =>
            {
                if (update % LookEvery == 0)
                    paths?.Observe(model, update);
            },
        };
        trainer.Run(order.Next, context.Progress, context.Cancellation);

        Look("after");
        paths?.Finish(model, measured);
        crossed?.Finish(model, seed, measured);
        measured.Hashes["weights"] = Checkpoint.Sha256(model);
        return measured.Outcome;

        void Look(string when)
        {
            using var training = task.Training.All();
            measured.Scalars[$"fit.{when}"] = Evaluation.Of(model, training).Accuracy;
            var space = LastLayer.Of(model, task);
            space.MeasureClusters(when, measured, context.Cancellation);
            space.MeasureAccuracy(when, seed, measured, context.Cancellation);
            if (size == BertSize.Small && GeometryTasks.OfWords.Contains(name))
                space.MeasureMemory(when, seed, measured, context.Cancellation);
        }
    }

    // The pretrained trunk under a fresh head.
    private static LanguageModel Loaded(ModelShape kind, GeometryTask task, int seed, TierTexts texts, string checkpoint)
    {
        var model = kind.Create(texts.VocabularyOf(kind), new HeadSettings { Kind = task.Head, Classes = task.Task.Labels.Count });
        model.InitialiseHead(RandomStream.For("cluster-geometry", kind.Stream, task.Task.Name, $"{seed}", "head"));
        Checkpoint.LoadTrunk(model, checkpoint);
        return model;
    }
}
