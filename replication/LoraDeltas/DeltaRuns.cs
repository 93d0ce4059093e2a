using Replication.Core.Protocols;
using Replication.Core.Runs;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Models.Layers;
using Replication.Models.Quantisation;
using Replication.Random;
using Replication.Training;
using Replication.Training.Tiers;
using TorchSharp.Modules;

namespace Replication.LoraDeltas;

/// <summary>
/// The runs that this paper's claims share. All domains and arms of a seed start from the same base model, its block matrices
/// as NF4, and a domain's arms see the same batches in the same order.
/// </summary>
internal static class DeltaRuns
{
    private const int Version = 1;

    /// <summary>One run of a cell. The full control reads the adapters of the lower rate, to compare the two updates' directions.</summary>
    public static PlannedRun Of(DeltaCell cell, int seed, DeltaTexts texts)
    {
        var (sizes, model) = (texts.Sizes, texts.Sizes.Model);
        // A domain whose own budget is the common one has but one run.
        if (cell.Arm == DeltaArm.Unequal && sizes.WindowsOf(cell) == sizes.Windows)
            cell = cell with { Arm = DeltaArm.Low };
        var pretrained = PretrainedModels.Planned(model, seed, texts.Texts);
        var adapters = cell.Arm.Targets is null ? Of(cell with { Arm = DeltaArm.Low }, seed, texts) : null;
        var parts = RunParts.Of("lora-deltas", Version, model.Name, seed);
        parts["base"] = $"{pretrained.Spec.Key}, NF4 with double quantisation";
        if (cell.Arm.Targets is not null && sizes.ComputeTypeOn(RunDevice.Current.type) is { } computeType)
            parts["dtype"] = $"float32, products with the base in {computeType}";
        parts["data"] = DomainWindows.Identity(cell.Domain, sizes.WindowsOf(cell), texts.Texts);
        parts["objective"] = "causal-lm";
        parts["arm"] = cell.Arm.Targets is { } targets
            ? FormattableString.Invariant($"adapters of rank {DeltaProtocol.Rank}, alpha {DeltaProtocol.Alpha}, on {string.Join(", ", targets)}{(cell.Arm.DrawnAgain ? ", drawn again" : "")}")
            : $"all weights, directions against {adapters!.Spec.Key}";
        parts["measured"] = $"epochs {string.Join(", ", DeltaProtocol.Measured)}, {sizes.HeldOutWindows} held-out windows";
        foreach (var (name, value) in sizes.Training(cell).Parts("fine-tuning"))
            parts[name] = value;
        var spec = new RunSpec($"{model.Name} · {cell.Label} · seed {seed}", parts);
        return adapters is null
            ? new PlannedRun(spec, [pretrained], context => AdapterRun.Work(cell, seed, texts, context.ArtefactOf(pretrained), context))
            : new PlannedRun(spec, [pretrained, adapters], context => FullRun.Work(cell, seed, texts, context.ArtefactOf(pretrained), context.ArtefactOf(adapters), context));
    }

    /// <summary>
    /// The pretrained model with its block matrices as NF4, packed where adapters are trained and rounded in float32 where all
    /// weights are: the numbers are the same. Its loss on the domain is written down.
    /// </summary>
    public static LanguageModel Base(DeltaArm arm, string checkpoint, DeltaTexts texts, Batch heldOut, SortedDictionary<string, double> scalars)
    {
        var model = texts.Sizes.Model.Create(texts.Texts.VocabularyOf(texts.Sizes.Model), new HeadSettings());
        Checkpoint.Load(model, checkpoint);
        if (arm.Targets is null)
            Nf4Weights.Round(model);
        else
            Nf4Weights.Pack(model, computeType: texts.Sizes.ComputeTypeOn(RunDevice.Current.type));
        scalars["loss.before"] = Evaluation.Of(model, heldOut).Loss;
        return model;
    }

    /// <summary>Trains over all epochs and measures after some of them.</summary>
    /// <param name="measure">Is given the epoch.</param>
    public static void Train(
        LanguageModel model, DeltaCell cell, int seed, DeltaTexts texts, IReadOnlyList<Parameter>? trained, Action<int> measure, RunContext context)
    {
        var windows = DomainWindows.Of(cell.Domain, texts.Sizes.WindowsOf(cell), texts);
        var stepsInEpoch = windows.Count / DeltaProtocol.BatchSize;
        using var batches = windows.Epochs(Stream(cell.Domain, seed, texts, "data order"), DeltaProtocol.BatchSize).GetEnumerator();
        var trainer = new Trainer(model, texts.Sizes.Training(cell))
        {
            Trained = trained,
            AfterStep = step =>
            {
                if (step % stepsInEpoch == 0 && DeltaProtocol.Measured.Contains(step / stepsInEpoch))
                    measure(step / stepsInEpoch);
            },
        };
        trainer.Run(() => batches.MoveNext() ? batches.Current : throw new InvalidOperationException("Epochs have no end."), context.Progress, context.Cancellation);
    }

    /// <summary>Matrices of a block by place, as far as an arm's change is measured in them.</summary>
    public static IReadOnlyList<(MatrixPlace Place, LinearLayer Layer)> Matrices(LanguageModel model, DeltaArm arm) =>
    [
        .. model.named_modules()
            .Where(m => m.module is LinearLayer && arm.Measured.Contains(m.name[(m.name.LastIndexOf('.') + 1)..]))
            .Select(m => (MatrixPlace.Of(m.name), (LinearLayer)m.module)),
    ];

    /// <summary>A stream of the cell's domain and seed: the same for all arms.</summary>
    public static RandomStream Stream(DeltaDomain domain, int seed, DeltaTexts texts, string purpose) =>
        RandomStream.For("lora-deltas", texts.Sizes.Model.Stream, domain.Name, FormattableString.Invariant($"{seed}"), purpose);
}
