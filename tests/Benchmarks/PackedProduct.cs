using System.Diagnostics;
using Replication.Models.Layers;
using Replication.Random;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>Forward and gradient of the input through a frozen square layer, its weight in full and packed as NF4.</summary>
internal static class PackedProduct
{
    public static void Run(IReadOnlyDictionary<string, int> settings)
    {
        int size = settings.GetValueOrDefault("size", 768), rows = settings.GetValueOrDefault("rows", 256);
        set_num_threads(settings.GetValueOrDefault("threads", 2));
        using var layer = new Dense(size, size, hasBias: false);
        Weights.Normal(layer.Weight, RandomStream.For("benchmark", "packed product"), 1);
        layer.Weight.requires_grad_(false);
        var full = Median(layer, rows);
        layer.Pack();
        var packed = Median(layer, rows);
        var bytes = layer.buffers().Sum(buffer => buffer.numel() * buffer.element_size());
        Console.WriteLine(FormattableString.Invariant($"in full {full:F3} ms and {4L * size * size:#,0} bytes, packed {packed:F3} ms and {bytes:#,0} bytes, {8.0 * bytes / size / size:F3} bits a weight"));
    }

    private static double Median(LinearLayer layer, int rows)
    {
        var values = new float[rows * layer.Inputs];
        RandomStream.For("benchmark", "packed product", "input").FillNormal(values, 0, 1);
        using var x = tensor(values, [rows, layer.Inputs], requires_grad: true);
        var times = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            using var scope = NewDisposeScope();
            var start = Stopwatch.GetTimestamp();
            var y = layer.call(x);
            y.backward([y.detach()]);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
