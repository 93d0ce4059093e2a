using Replication.Models;
using Replication.Training;
using Replication.Training.Tiers;

namespace Replication.ClusterGeometry;

/// <summary>What a tier changes in this paper's runs, fixed before any of that tier was judged.</summary>
internal sealed record GeometrySizes
{
    // Between the 75 and the 512 that the paper's largest model makes.
    private const int Updates = 192;

    /// <summary>Two cores.</summary>
    public static GeometrySizes Micro { get; } = new()
    {
        Tier = TierSizes.Micro,
        WidthOf = size => size.MicroWidth,
        // So few sequences that every model reads them often enough to learn them by heart, as the paper's models have at the end.
        Tagged = (96, 160),
        Prepositions = (160, 256),
        Questions = (256, 512),
        LargestLabel = 20, // the paper's frequent labels have thousands of points; here they would leave no time for the rare ones
        ProbeEpochs = 400, // of one or two batches: as many updates as the paper's 50 epochs of 17
    };

    /// <summary>One GPU; nothing was run at this tier yet.</summary>
    public static GeometrySizes Gpu { get; } = new()
    {
        Tier = TierSizes.Gpu,
        WidthOf = size => size.Width, // the paper's own, at its own depths: 0.5M, 4M, 13M, 26M and 87M parameters
        // Eight times the sequences, as a batch holds eight times as many: the epochs stay. The paper's treebank has 800 for training.
        Tagged = (768, 1_280),
        Prepositions = (1_280, 2_048),
        Questions = (2_048, 4_096),
        LargestLabel = 160, // as the sequences; for every dimension of the smallest model as many points as at the micro tier
        ProbeEpochs = 50, // the paper's, of 10 to 21 batches
    };

    /// <summary>Rates and lengths that all papers share.</summary>
    public required TierSizes Tier { get; init; }

    /// <summary>Dimensions of a size of BERT.</summary>
    public required Func<BertSize, int> WidthOf { get; init; }

    /// <summary>Sentences with parts of speech and relations.</summary>
    public required (int Training, int Test) Tagged { get; init; }

    /// <summary>Sentences with prepositions.</summary>
    public required (int Training, int Test) Prepositions { get; init; }

    public required (int Training, int Test) Questions { get; init; }

    /// <summary>Points of a label that are looked at.</summary>
    public required int LargestLabel { get; init; }

    /// <summary>Epochs of the classifier over the points.</summary>
    public required int ProbeEpochs { get; init; }

    public TrainingSettings FineTuning => Tier.FineTuning with { Steps = Updates };

    /// <exception cref="ArgumentException">The paper has no sizes for the protocol.</exception>
    public static GeometrySizes Of(TierSizes tier) => tier == TierSizes.Micro ? Micro : tier == TierSizes.Gpu ? Gpu
        : throw new ArgumentException("The paper on cluster geometry has sizes for the micro and the gpu tier's protocol, and this is neither; write them down in GeometrySizes.");

    /// <summary>Name of a size in the runs' labels: with blocks and dimensions beyond the micro tier, since a run's expected minutes are those of the last one of its label.</summary>
    public string NameOf(BertSize size) => Tier == TierSizes.Micro ? size.Name : FormattableString.Invariant($"{size.Name}-{size.Layers}x{WidthOf(size)}");

    /// <summary>The model that stands for a size of BERT.</summary>
    public ModelShape ModelOf(BertSize size) => new("bert", WidthOf(size), size.Layers) { ContextLength = Tier.ContextLength };
}
