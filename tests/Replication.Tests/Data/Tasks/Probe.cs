using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Tests.Data.Tasks;

/// <summary>A classifier of two layers on fixed vectors: standardised, 64 ReLU units, 800 steps of AdamW.</summary>
internal static class Probe
{
    private const int Hidden = 64;
    private const int Steps = 800;
    private const int Batch = 64;

    /// <summary>Share of the test rows that it classifies as labelled.</summary>
    public static double Accuracy((float[] Vector, int Class)[] train, (float[] Vector, int Class)[] test, int classes)
    {
        var width = train[0].Vector.Length;
        using var scope = NewDisposeScope();
        var random = RandomStream.For("probe");
        var (center, scale) = Standard([.. train.Select(row => row.Vector)]);
        var inputs = Rows(train, center, scale);
        var targets = tensor([.. train.Select(row => (long)row.Class)], [train.Length]);
        using var first = nn.Linear(width, Hidden);
        using var second = nn.Linear(Hidden, classes);
        foreach (var parameter in first.parameters().Concat(second.parameters()))
            Initialise(parameter, random);
        using var optimiser = optim.AdamW([.. first.parameters(), .. second.parameters()], lr: 2e-3, weight_decay: 0.01);
        for (var step = 0; step < Steps; step++)
        {
            using var inner = NewDisposeScope();
            var picked = tensor([.. Enumerable.Range(0, Batch).Select(_ => (long)random.NextInt32(train.Length))], [Batch]);
            var loss = nn.functional.cross_entropy(Forward(inputs.index_select(0, picked)), targets.index_select(0, picked));
            optimiser.zero_grad();
            loss.backward();
            optimiser.step();
        }

        using var noGrad = no_grad();
        var answers = Forward(Rows(test, center, scale)).argmax(1).data<long>().ToArray();
        return answers.Where((answer, row) => answer == test[row].Class).Count() / (double)test.Length;

        Tensor Forward(Tensor rows) => second.call(nn.functional.relu(first.call(rows)));
    }

    private static void Initialise(Tensor parameter, RandomStream random)
    {
        var values = new float[parameter.numel()];
        if (parameter.dim() == 2)
            random.FillNormal(values, 0, Math.Sqrt(2.0 / parameter.shape[1]));
        using var noGrad = no_grad();
        using var drawn = tensor(values, parameter.shape);
        parameter.copy_(drawn);
    }

    private static (float[] Center, float[] Scale) Standard(float[][] rows)
    {
        var width = rows[0].Length;
        var (center, scale) = (new float[width], new float[width]);
        for (var unit = 0; unit < width; unit++)
        {
            var mean = rows.Average(row => (double)row[unit]);
            center[unit] = (float)mean;
            scale[unit] = (float)(1 / Math.Sqrt(rows.Average(row => (row[unit] - mean) * (row[unit] - mean)) + 1e-8));
        }

        return (center, scale);
    }

    private static Tensor Rows((float[] Vector, int Class)[] rows, float[] center, float[] scale) => tensor(
        [.. rows.SelectMany(row => row.Vector.Select((value, unit) => (value - center[unit]) * scale[unit]))], [rows.Length, center.Length]);
}
