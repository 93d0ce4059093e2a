// Trains every family of micro model for a few steps and prints the SHA-256 of its weights before and after, of its
// logits, and of its depth profile. The same lines must come out on every machine, whatever its threads and vectors.
//
//   dotnet run --project tests/Fingerprint -- [threads] [steps]
//   dotnet run --project tests/Fingerprint -- [threads] operators      one hash for each family of operators

using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Replication.Measures.Depth;
using Replication.Measures.Similarity;
using Replication.Models;
using Replication.Models.Checkpoints;
using Replication.Random;
using Replication.Training;
using static TorchSharp.torch;

var threads = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1;
var operators = args.Length > 1 && args[1] == "operators";
var steps = args.Length > 1 && !operators ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
set_num_threads(threads);
Console.Error.WriteLine($"{threads} threads, vectors of {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0)} bits");

if (operators)
{
    OperatorFamilies.Print();
    return;
}

const int vocabulary = 97;
ModelShape[] models = [new("gpt2"), .. ModelShape.Architectures.Select(name => new ModelShape(name, Width: 16, Layers: 3))];
foreach (var kind in models)
{
    var family = kind.Name;
    var stream = RandomStream.For("fingerprint", family);
    using var model = kind.Create(vocabulary, new HeadSettings());
    model.Initialise(stream);
    Console.WriteLine($"{family} initial {Checkpoint.Sha256(model)}");
    var settings = new TrainingSettings { Steps = steps, BatchSize = 5, ContextLength = 19, LearningRate = 1e-2 };
    long[] Tokens(int count) => [.. Enumerable.Range(0, count).Select(_ => (long)stream.NextInt32(vocabulary))];
    using var windows = tensor(Tokens(12 * 19), [12, 19]);
    using var before = HiddenStates.Collect(model, windows);
    new Trainer(model, settings).Run(() => Batch.OfWindows(tensor(Tokens(5 * 20), [5, 20])));
    using var after = HiddenStates.Collect(model, windows);
    Console.WriteLine($"{family} trained {Checkpoint.Sha256(model)}");
    using (no_grad())
    {
        var logits = model.call(windows, null).Logits;
        Console.WriteLine($"{family} logits {Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(logits.data<float>().ToArray())))}");
    }

    var profile = ChangeProfile.Between(before, after, Procrustes.Distance);
    Console.WriteLine($"{family} profile {string.Join(' ', profile.Changes.Select(c => c.ToString("R", CultureInfo.InvariantCulture)))}");
}
