using Replication.Random;
using static TorchSharp.torch;

namespace ManagedTorch.Tests;

/// <summary>Random tensors that are the same in every run.</summary>
internal static class Draw
{
    public static Tensor Normal(string purpose, params long[] shape)
    {
        var stream = RandomStream.For("test", purpose);
        var values = new double[shape.Aggregate(1L, (n, d) => n * d)];
        foreach (ref var value in values.AsSpan())
            value = stream.NextNormal();
        return tensor(values, shape);
    }

    public static Tensor NormalSingle(string purpose, params long[] shape)
    {
        using var wide = Normal(purpose, shape);
        return wide.to(ScalarType.Float32);
    }
}
