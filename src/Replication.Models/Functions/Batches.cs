using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>What the hand-written functions share: numbers out of tensors and back, and work cut by sequence.</summary>
internal static class Batches
{
    /// <summary>Runs the sequences of a batch side by side; none writes what another reads.</summary>
    public static void For(int batch, Action<int> body) =>
        Parallel.For(0, batch, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, get_num_threads()) }, body);

    /// <summary>The parts of all sequences added up, the first sequence first.</summary>
    public static double[] Sum(double[] parts, int batch)
    {
        var sum = new double[batch == 0 ? 0 : parts.Length / batch];
        for (var i = 0; i < parts.Length; i++)
            sum[i % sum.Length] += parts[i];
        return sum;
    }

    /// <summary>The elements in row-major order.</summary>
    public static double[] ToDoubles(this Tensor x)
    {
        using var near = x.detach().cpu();
        using var wide = near.to(ScalarType.Float64);
        using var contiguous = wide.contiguous();
        return contiguous.data<double>().ToArray();
    }

    /// <summary>A tensor of another's shape, type and device.</summary>
    public static Tensor ToTensor(this double[] values, Tensor like)
    {
        using var wide = tensor(values, like.shape);
        return wide.to(like.dtype, like.device);
    }
}
