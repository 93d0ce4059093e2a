using System.Globalization;
using Replication.Data.Tasks;
using Replication.Core.Claims;
using Replication.Core.Protocols;
using Replication.Measures.Depth;
using Replication.Measures.Similarity;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Training;
using Replication.Training.Tiers;
using Replication.Training.Objectives;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>
/// How far rounding alone can carry a claim's number. Every run is done twice, the second time with each initial weight moved by
/// one unit in its last place, through pretraining and fine-tuning; another engine's rounding enters the same chain.
/// </summary>
internal static class RoundingDrift
{
    private const double LastPlace = 1.0 / (1 << 23);

    public static void Run(Dictionary<string, int> settings)
    {
        set_num_threads(settings.GetValueOrDefault("threads", 1));
        var texts = PretrainedModels.Texts(new ClaimSettings(Tier.Micro));
        var largest = 0.0;
        Console.WriteLine("model               seed  task                      slope      moved   difference");
        foreach (var name in new[] { "bert", "gpt2", "opt", "gpt-neox", ModelShape.Rewired, "codegen", "mamba", "rwkv", "llama", "roberta" })
        {
            var kind = new ModelShape(name);
            for (var seed = 1; seed <= settings.GetValueOrDefault("seeds", 2); seed++)
            {
                string still = Pretrained(kind, seed, texts, moved: false), moved = Pretrained(kind, seed, texts, moved: true);
                foreach (var task in new[] { texts.DomainObjective(kind), TierTasks.OfTexts(LanguageTasks.CoarseQuestions, texts), TierTasks.OfWords(LanguageTasks.Relations, texts) })
                {
                    double first = Slope(kind, seed, task, texts, still), second = Slope(kind, seed, task, texts, moved);
                    largest = Math.Max(largest, Math.Abs(second - first));
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20}{seed,4}  {task.Name,-22}{first,9:F5}  {second,9:F5}  {Math.Abs(second - first),9:E1}"));
                }

                File.Delete(still);
                File.Delete(moved);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest difference {largest:E2}"));
    }

    private static string Pretrained(ModelShape kind, int seed, TierTexts texts, bool moved)
    {
        var objective = texts.PretrainingObjective(kind);
        using var model = kind.Create(texts.VocabularyOf(kind), new HeadSettings { Kind = objective.Head });
        model.Initialise(RandomStream.For("rounding drift", kind.Stream, $"{seed}", "initial weights"));
        if (moved)
            Move(model, RandomStream.For("rounding drift", kind.Stream, $"{seed}", "last places"));
        var order = RandomStream.For("rounding drift", kind.Stream, $"{seed}", "data order");
        var settings = texts.Protocol.PretrainingOf(kind);
        new Trainer(model, settings).Run(() => objective.Draw(order, settings.BatchSize));
        var path = Path.GetTempFileName();
        Checkpoint.Save(model, path);
        return path;
    }

    private static double Slope(ModelShape kind, int seed, Objective task, TierTexts texts, string checkpoint)
    {
        using var model = kind.Create(texts.VocabularyOf(kind), new HeadSettings { Kind = task.Head, Classes = task.Classes });
        model.InitialiseHead(RandomStream.For("rounding drift", kind.Stream, task.Name, $"{seed}", "head"));
        Checkpoint.LoadTrunk(model, checkpoint);
        using var probe = task.HeldOut();
        using var before = HiddenStates.Collect(model, probe.Inputs, probe.Mask);
        var order = RandomStream.For("rounding drift", kind.Stream, task.Name, $"{seed}", "fine-tuning order");
        new Trainer(model, TierSizes.Micro.FineTuning).Run(() => task.Draw(order, TierSizes.Micro.FineTuning.BatchSize));
        using var after = HiddenStates.Collect(model, probe.Inputs, probe.Mask);
        return ChangeProfile.Between(before, after, Procrustes.Distance).Slope;
    }

    private static void Move(LanguageModel model, RandomStream stream)
    {
        using var noGrad = no_grad();
        foreach (var parameter in model.parameters())
        {
            using var scope = NewDisposeScope();
            var factors = Enumerable.Range(0, (int)parameter.numel()).Select(_ => (float)(stream.NextInt32(2) == 0 ? 1 - LastPlace : 1 + LastPlace)).ToArray();
            parameter.mul_(tensor(factors, parameter.shape));
        }
    }
}
