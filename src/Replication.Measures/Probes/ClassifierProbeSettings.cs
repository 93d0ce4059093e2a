namespace Replication.Measures.Probes;

/// <summary>What a classifier probe tries, and for how long.</summary>
public sealed record ClassifierProbeSettings
{
    /// <summary>The published search: 16 pairs of sizes, 8 penalties, 1000 epochs at most, 5 restarts.</summary>
    public static ClassifierProbeSettings Published { get; } = new();

    /// <summary>The sizes to choose from; of equals the first is taken.</summary>
    public IReadOnlyList<HiddenSizes> Sizes { get; init; } = [.. from first in Powers from second in Powers select new HiddenSizes(first, second)];

    /// <summary>The weights of the L2 penalty to choose from: α in ½α‖W‖² / points of a batch.</summary>
    public IReadOnlyList<double> Penalties { get; init; } = [1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];

    /// <summary>Epochs after which learning ends even where the loss still falls.</summary>
    public int MaxEpochs { get; init; } = 1000;

    /// <summary>How often the chosen probe is trained anew, each time from other weights.</summary>
    public int Restarts { get; init; } = 5;

    private static int[] Powers => [32, 64, 128, 256];

    internal void Check()
    {
        if (Sizes.Count == 0 || Penalties.Count == 0 || MaxEpochs < 1 || Restarts < 1)
            throw new ArgumentException($"A probe needs sizes, penalties, epochs and restarts; there are {Sizes.Count}, {Penalties.Count}, {MaxEpochs} and {Restarts}.");
        foreach (var size in Sizes)
        {
            if (size.First < 1 || size.Second < 1)
                throw new ArgumentException($"The hidden sizes {size} are not two positive numbers; every layer needs one unit or more.");
        }

        foreach (var penalty in Penalties)
        {
            if (!(penalty >= 0))
                throw new ArgumentException($"The penalty {penalty} is negative or no number; give 0 or more.");
        }
    }
}
