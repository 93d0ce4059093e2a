using System.Diagnostics;
using Replication.Models;
using Replication.Models.Architectures;
using Replication.Random;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>One AdamW step of a GPT-2: forward, loss, backward, update.</summary>
internal static class TrainingStep
{
    public static void Run(IReadOnlyDictionary<string, int> settings)
    {
        int layers = settings.GetValueOrDefault("layers", 4), width = settings.GetValueOrDefault("width", 128), heads = settings.GetValueOrDefault("heads", 4);
        int context = settings.GetValueOrDefault("context", 64), batch = settings.GetValueOrDefault("batch", 16), vocabulary = settings.GetValueOrDefault("vocab", 512);
        var steps = settings.GetValueOrDefault("steps", 30);
        set_num_threads(settings.GetValueOrDefault("threads", 2));

        var stream = RandomStream.For("benchmark", "training step");
        using var model = new Gpt2(new Gpt2Config { Layers = layers, Width = width, Heads = heads, ContextLength = context + 1, VocabularySize = vocabulary, Activation = "gelu" });
        model.Initialise(stream);
        using var optimiser = optim.AdamW(model.parameters(), lr: 1e-3);
        var ids = new long[batch * (context + 1)];
        foreach (ref var id in ids.AsSpan())
            id = stream.NextInt32(vocabulary);
        using var tokens = tensor(ids, [batch, context + 1]);

        var times = new List<double>();
        var loss = 0f;
        for (var step = 0; step < steps + 3; step++)
        {
            var start = Stopwatch.GetTimestamp();
            using var scope = NewDisposeScope();
            using var inputs = tokens.narrow(1, 0, context);
            using var targets = tokens.narrow(1, 1, context).reshape(-1);
            var logits = model.call(inputs, null).Logits.reshape(-1, vocabulary);
            var value = nn.functional.cross_entropy(logits, targets);
            optimiser.zero_grad();
            value.backward();
            optimiser.step();
            loss = value.item<float>();
            if (step >= 3)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        var median = times[times.Count / 2];
        var flops = 6.0 * batch * context * (layers * 12.0 * width * width + vocabulary * width) + 3.0 * 4 * layers * batch * context * context * width;
        Console.WriteLine(FormattableString.Invariant(
            $"{median:F2} ms/step  {flops / median / 1e6:F0} GFLOP/s  loss {loss:F4}  parameters {model.parameters().Sum(p => p.numel())}"));
    }
}
