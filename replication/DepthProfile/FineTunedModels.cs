using Replication.Harness.Protocols;
using Replication.Harness.Runs;
using Replication.Measures.Depth;
using Replication.Measures.Similarity;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Training;
using Replication.Training.Micro;
using static TorchSharp.torch;

namespace Replication.DepthProfile;

/// <summary>
/// The runs of this paper's claims: fine-tune a pretrained model by causal language modelling on a shifted domain
/// and measure, block by block, how far its representations moved.
/// </summary>
internal static class FineTunedModels
{
    private const int Version = 1;

    /// <summary>Standard training of every parameter.</summary>
    public static PlannedRun Standard(string family, int seed, MicroTexts texts)
    {
        var pretrained = PretrainedModels.Planned(family, seed, texts);
        var parts = RunParts.Of("depth-profile", Version, family, seed);
        parts["base"] = pretrained.Spec.Key;
        parts["data"] = texts.DomainCorpus.Sha256;
        parts["objective"] = "causal-lm";
        parts["arm"] = "standard";
        foreach (var (name, value) in MicroProtocol.FineTuning.Parts("fine-tuning"))
            parts[name] = value;
        return new PlannedRun(
            new RunSpec($"{family} · fine-tuning · seed {seed}", parts), [pretrained], context => Work(family, seed, texts, pretrained, context));
    }

    /// <summary>A run's depth profile by one measure on one probe set.</summary>
    public static Measures.Depth.DepthProfile Profile(RunRecord run, string measure, string probe)
    {
        var series = run.Outcome.Series[$"{measure}.{probe}"];
        return new(series[0], [.. series.Skip(1)]);
    }

    private static RunOutcome Work(string family, int seed, MicroTexts texts, PlannedRun pretrained, RunContext context)
    {
        using var model = MicroModels.Create(family, texts.VocabularySize);
        Checkpoint.Load(model, context.ArtefactOf(pretrained));
        using var domain = MicroTexts.Probe(texts.Domain); // (64, 33): inputs and, shifted by one, targets
        using var pretraining = MicroTexts.Probe(texts.Pretraining);
        var scalars = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var series = new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);

        using var domainBefore = Collect(model, domain);
        using var pretrainingBefore = Collect(model, pretraining);
        Losses(model, domain, pretraining, "before", scalars);

        var settings = MicroProtocol.FineTuning;
        var order = RandomStream.For("depth-profile", family, $"{seed}", "data order");
        CausalLanguageModelling.Train(
            model, () => texts.Domain.Batch(order, settings.BatchSize, settings.ContextLength), settings, context.Progress, context.Cancellation);

        using var domainAfter = Collect(model, domain);
        using var pretrainingAfter = Collect(model, pretraining);
        Losses(model, domain, pretraining, "after", scalars);
        Profiles(domainBefore, domainAfter, "domain", series);
        Profiles(pretrainingBefore, pretrainingAfter, "pretraining", series);
        return new RunOutcome(scalars, series, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["weights"] = Checkpoint.Sha256(model) });
    }

    // The last token of a window is only ever a target.
    private static HiddenStates Collect(CausalLanguageModel model, Tensor windows)
    {
        using var inputs = windows.narrow(1, 0, windows.shape[1] - 1);
        return HiddenStates.Collect(model, inputs);
    }

    private static void Losses(CausalLanguageModel model, Tensor domain, Tensor pretraining, string when, SortedDictionary<string, double> into)
    {
        into[$"loss.domain.{when}"] = CausalLanguageModelling.Evaluate(model, domain);
        into[$"loss.pretraining.{when}"] = CausalLanguageModelling.Evaluate(model, pretraining);
    }

    private static void Profiles(HiddenStates before, HiddenStates after, string probe, SortedDictionary<string, IReadOnlyList<double>> into)
    {
        var procrustes = Measures.Depth.DepthProfile.Between(before, after, Procrustes.Distance);
        var cka = Measures.Depth.DepthProfile.Between(before, after, (x, y) => 1 - LinearCka.Similarity(x, y));
        into[$"procrustes.{probe}"] = [procrustes.Embeddings, .. procrustes.Changes];
        into[$"cka.{probe}"] = [cka.Embeddings, .. cka.Changes];
    }
}
