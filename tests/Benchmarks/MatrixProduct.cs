using System.Diagnostics;
using Replication.Random;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>A square float32 matrix product.</summary>
internal static class MatrixProduct
{
    public static void Run(IReadOnlyDictionary<string, int> settings)
    {
        var size = settings.GetValueOrDefault("size", 768);
        set_num_threads(settings.GetValueOrDefault("threads", 2));
        var values = new float[size * size];
        RandomStream.For("benchmark", "matrix product").FillNormal(values, 0, 1);
        using var a = tensor(values, [size, size]);
        var times = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var product = a.matmul(a);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        var median = times[times.Count / 2];
        Console.WriteLine(FormattableString.Invariant($"{median:F2} ms  {2.0 * size * size * size / median / 1e6:F0} GFLOP/s"));
    }
}
