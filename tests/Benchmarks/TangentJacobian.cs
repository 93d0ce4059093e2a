using System.Diagnostics;
using Replication.Measures.Ntk;
using Replication.Models;
using Replication.Models.Adapters;
using Replication.Models.Layers;
using Replication.Random;
using Replication.Tests.Measures.Ntk;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>The Jacobian of a micro RoBERTa's adapters: all examples at once against a loop over examples, and the memory it takes.</summary>
internal static class TangentJacobian
{
    public static void Run(IReadOnlyDictionary<string, int> settings)
    {
        int examples = settings.GetValueOrDefault("examples", 64), classes = settings.GetValueOrDefault("classes", 2), length = settings.GetValueOrDefault("length", 16);
        int layers = settings.GetValueOrDefault("layers", 6), width = settings.GetValueOrDefault("width", 64), rounds = settings.GetValueOrDefault("rounds", 5);
        set_num_threads(settings.GetValueOrDefault("threads", 2));

        const int vocabulary = 512;
        var stream = RandomStream.For("benchmark", "tangent kernel");
        using var model = new ModelShape("roberta", width, layers).Create(vocabulary, new HeadSettings { Kind = HeadKind.SequenceClassification, Classes = classes, PaddingId = 0 });
        model.Initialise(stream);
        // The last layers alone: a backward pass then ends at the first adapted one.
        var adapted = Enumerable.Range(0, layers).Skip(settings.GetValueOrDefault("first", 0));
        using var lora = new Lora(model, new LoraSettings { Targets = [.. adapted.SelectMany(layer => new[] { "query", "key", "value" }.Select(name => $"roberta.encoder.layer.{layer}.attention.self.{name}"))] }, stream);
        foreach (var layer in lora.Layers)
            Weights.Normal(layer.B, stream, 0.02);
        var ids = new long[examples * length];
        foreach (ref var id in ids.AsSpan())
            id = 1 + stream.NextInt32(vocabulary - 1);
        using var inputs = tensor(ids, [examples, length]);
        var parts = TangentParts.Of(model, lora);

        List<double> fast = [], naive = [];
        var gap = 0f;
        for (var round = 0; round < rounds; round++)
        {
            using var scope = NewDisposeScope();
            var start = Stopwatch.GetTimestamp();
            using var jacobian = Jacobian.Of(model, inputs, null, parts);
            fast.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (settings.GetValueOrDefault("naive", 1) == 0)
                continue;
            start = Stopwatch.GetTimestamp();
            var rows = NaiveJacobian.Of(model, inputs, null, parts, classes);
            naive.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            gap = jacobian.Blocks.Zip(rows, (block, row) => (block.Rows - row).abs().max().item<float>() / row.abs().max().item<float>()).Max();
        }

        fast.Sort();
        naive.Sort();
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
        Console.WriteLine(FormattableString.Invariant($"{examples} examples, {classes} classes: {fast[rounds / 2]:F1} ms at once, peak {peak:F0} MiB"));
        if (naive.Count > 0)
            Console.WriteLine(FormattableString.Invariant($"loop over examples {naive[rounds / 2]:F1} ms, ratio {naive[rounds / 2] / fast[rounds / 2]:F1}, largest relative difference {gap:E1}"));
    }
}
