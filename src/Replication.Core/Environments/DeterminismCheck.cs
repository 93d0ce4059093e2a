using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Training;
using static TorchSharp.torch;

namespace Replication.Core.Environments;

/// <summary>
/// Trains a small model for two steps and hashes its weights. On the managed engine the hash is the same on every machine,
/// so one look tells whether this machine gives the bits that the approved numbers were measured with.
/// </summary>
public static class DeterminismCheck
{
    /// <summary>What the managed engine gives. It changes only where the engine's arithmetic, a model or the trainer does.</summary>
    public const string Expected = "dccbb687b4ca2408b7bae00fc92f86e0926465c1a5998a65e1f90921223936e6";

    private const int Vocabulary = 97;
    private const int Sequences = 4;
    private const int Context = 16;
    private const int Steps = 2;

    /// <summary>SHA-256 of the trained weights, 64 hexadecimal digits.</summary>
    /// <param name="threads">Threads of the engine; no number of them changes the hash.</param>
    public static string Hash(int threads)
    {
        var before = get_num_threads();
        set_num_threads(threads);
        try
        {
            var stream = RandomStream.For("determinism-check");
            using var model = new ModelShape("gpt2").Create(Vocabulary, new HeadSettings());
            model.Initialise(stream);
            new Trainer(model, new TrainingSettings { Steps = Steps, BatchSize = Sequences, ContextLength = Context, LearningRate = 1e-2 })
                .Run(() => Random(stream));
            return Checkpoint.Sha256(model);
        }
        finally
        {
            set_num_threads(before);
        }
    }

    private static Batch Random(RandomStream stream)
    {
        using var tokens = tensor([.. Enumerable.Range(0, Sequences * (Context + 1)).Select(_ => (long)stream.NextInt32(Vocabulary))], [Sequences, Context + 1]);
        return Batch.OfWindows(tokens);
    }
}
