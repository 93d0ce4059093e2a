using System.Diagnostics;
using System.Globalization;
using Replication.Measures.Clusters;
using Replication.Random;

namespace Benchmarks;

/// <summary>
/// DirectProbe's wall time on normal points around one centre a label. The spread of the centres decides how hard it is:
/// far centres are linear and done after the end check, near ones need the careful pass.
/// </summary>
internal static class ClusterProbe
{
    public static void Run(IReadOnlyDictionary<string, int> settings)
    {
        var (count, dimensions) = (settings.GetValueOrDefault("points", 1000), settings.GetValueOrDefault("dimensions", 128));
        var labels = settings.GetValueOrDefault("labels", 17);
        var spread = settings.GetValueOrDefault("spread", 20) / 100.0; // of the centres, in hundredths of the points' own
        var stream = RandomStream.For("benchmark", "clusters", $"{count}", $"{dimensions}");
        double[][] centres = [.. Enumerable.Range(0, labels).Select(_ => Normal(stream, dimensions))];
        int[] label = [.. Enumerable.Range(0, count).Select(point => point % labels)];
        double[][] rows = [.. label.Select(l => Normal(stream, dimensions).Select((x, at) => (double)(float)(x + spread * centres[l][at])).ToArray())];

        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime.TotalSeconds;
        var watch = Stopwatch.StartNew();
        var stages = new StageTimes();
        var clustering = DirectProbe.Cluster(PointSet.From(rows), label, stages);
        self.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} points × {dimensions}, {labels} labels, spread {spread:F2}: {watch.Elapsed.TotalSeconds:F2} s, {self.TotalProcessorTime.TotalSeconds - before:F2} s of processors ({stages}), {clustering.Count} clusters, linear {clustering.IsLinear}, {self.PeakWorkingSet64 / (1 << 20)} MiB at most"));
    }

    private static double[] Normal(RandomStream stream, int dimensions) => [.. Enumerable.Range(0, dimensions).Select(_ => stream.NextNormal())];

    private sealed class StageTimes : IProgress<ProbeProgress>
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly SortedDictionary<ProbeStage, (TimeSpan Begin, TimeSpan End, long Steps)> _stages = [];

        public void Report(ProbeProgress value) => _stages[value.Stage] =
            (_stages.TryGetValue(value.Stage, out var stage) ? stage.Begin : _watch.Elapsed, _watch.Elapsed, value.Steps);

        public override string ToString() => string.Join(", ", _stages.Select(stage => string.Create(CultureInfo.InvariantCulture,
            $"{stage.Key} {stage.Value.Steps} from {stage.Value.Begin.TotalSeconds:F2} to {stage.Value.End.TotalSeconds:F2} s")));
    }
}
