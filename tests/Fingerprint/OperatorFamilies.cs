using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Replication.Models.Functions;
using Replication.Random;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

/// <summary>
/// One SHA-256 for each family of operators, over the float32 results and gradients of its members. Sizes cross the
/// boundaries at which work is cut and leave tails that fill no vector.
/// </summary>
internal static class OperatorFamilies
{
    private static readonly (string Name, Func<Tensor, Tensor, Tensor, Tensor[]> Run)[] Families =
    [
        ("arithmetic", (x, y, z) => [x + y, x - z, x * y, x / (y.abs() + 1), -x, x.square(), x.maximum(y), x.minimum(z), x.lerp(y, z)]),
        ("curves", (x, y, _) => [x.exp(), (x.abs() + 0.1).log(), x.tanh(), x.sigmoid(), x.erf(), x.sin(), (x * 1e6).cos(), x.expm1(), x.abs().log1p(), y.softplus()]),
        ("powers", (x, y, _) => [x.abs().sqrt(), (x.abs() + 1).rsqrt(), (y.abs() + 0.5).pow(2.7), (x.abs() + 0.5).pow(y), x.pow(3)]),
        ("activations", (x, y, _) => [x.relu(), x.silu(), x.gelu(), y.gelu(TorchSharp.Modules.GELU.Approximate.tanh), F.logsigmoid(x)]),
        ("reductions", (x, y, z) => [x.sum(), x.sum(0L), y.sum([1], true), x.mean([1]), x.var(1), y.std(0, true, true), x.norm(), x.logsumexp(1), z.sum()]),
        ("extremes", (x, y, _) => [x.max(1).values, y.min(0).values, x.amax([0]), x.max(), x.topk(5).values, x.sort(0).Values]),
        ("running sums", (x, y, _) => [x.cumsum(1), y.cumsum(0)]),
        ("softmax", (x, y, _) => [x.softmax(1), y.softmax(0), x.log_softmax(1)]),
        ("products", (x, y, z) => [x.matmul(y.t()), x.t().matmul(y), F.linear(x, y, z.slice(0, 0, y.shape[0], 1)), x.reshape(1, x.shape[0], x.shape[1]).matmul(y.t())]),
        ("places", (x, y, z) => [x[TensorIndex.Slice(1, 30, 3)], x.index_select(1, Indices(500, (int)x.shape[1])), x.gather(1, Indices(700, (int)x.shape[1]).reshape(7, 100)), y.scatter_add(1, Indices(700, (int)x.shape[1]).reshape(7, 100), x), x.masked_fill(y.gt(0), 2), where(x.gt(y), x, y), z[TensorIndex.Tensor(Indices(999, (int)z.shape[0]))]]),
        ("arrangements", (x, y, _) => [cat([x, y], 1), stack([x, y]), x.t().contiguous(), x.repeat(2, 1), x.repeat_interleave(2, 1), x.flip(1), x.roll(3, 1), x.tril(), x.chunk(3, 1)[1]]),
        ("convolution", (x, y, _) => [F.conv1d(x.unsqueeze(0), y.slice(1, 0, 4, 1).unsqueeze(1), padding: 3, groups: x.shape[0]), F.conv1d(x.unsqueeze(0), y.slice(1, 0, 3, 1).unsqueeze(1).expand(y.shape[0], y.shape[0], 3), stride: 2)]),
        ("normalisation", (x, y, z) => [F.layer_norm(x, [x.shape[1]], z, z), F.layer_norm(y, [y.shape[1]])]),
        ("attention", (x, y, z) => [F.scaled_dot_product_attention(Heads(x), Heads(y), Heads(x * y), is_casual: true), F.scaled_dot_product_attention(Heads(x), Heads(y), Heads(z * x))]),
        ("losses", (x, y, _) => [F.cross_entropy(x, Indices((int)x.shape[0], (int)x.shape[1])), F.mse_loss(x, y), F.l1_loss(x, y), F.binary_cross_entropy_with_logits(x, y.sigmoid()), F.nll_loss(x.log_softmax(1), Indices((int)x.shape[0], (int)x.shape[1]))]),
        ("recurrences", (x, y, z) => [Wkv.apply(-z.abs(), z, Sequences(x), Sequences(y)), SelectiveScan.apply(Sequences(x), Sequences(y).abs(), -z.abs().unsqueeze(1).expand(z.shape[0], 2), Sequences(y).slice(2, 0, 2, 1), Sequences(x).slice(2, 0, 2, 1))]),
        ("random numbers", (x, y, _) => [F.dropout(x, 0.3), randn_like(y), rand_like(y), randperm(100).to(ScalarType.Float32)]),
    ];

    public static void Print()
    {
        foreach (var (name, run) in Families)
        {
            using var scope = NewDisposeScope();
            manual_seed(11);
            // 37 rows of 1031: more than two pieces of work, and a tail of 7 floats in every row.
            Tensor[] inputs = [Normal(name, 37, 1031), Normal(name + " second", 37, 1031), Normal(name + " third", 1031)];
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var result in run(inputs[0], inputs[1], inputs[2]))
            {
                Append(hash, result);
                if (result.requires_grad)
                    (result * Normal("weights", result.shape)).sum().backward();
            }

            foreach (var input in inputs)
            {
                if (input.grad is { } grad)
                    Append(hash, grad);
            }

            Console.WriteLine($"{name} {Convert.ToHexStringLower(hash.GetHashAndReset())}");
        }

        PrintDecompositions();
    }

    private static void PrintDecompositions()
    {
        using var scope = NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var a = Normal("decompositions", 23, 17).detach();
        var square = a.t().matmul(a) + eye(17);
        var (u, s, vh) = linalg.svd(a);
        var (values, vectors) = linalg.eigh(square);
        var (q, r) = linalg.qr(a);
        foreach (var result in new[] { u, s, vh, values, vectors, q, r, linalg.cholesky(square), linalg.inv(square), linalg.det(square) })
            Append(hash, result);
        Console.WriteLine($"decompositions {Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }

    private static void Append(IncrementalHash hash, Tensor x)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(',', x.shape.Select(size => size.ToString(CultureInfo.InvariantCulture)))));
        using var contiguous = x.detach().contiguous();
        hash.AppendData(contiguous.bytes);
    }

    private static Tensor Normal(string purpose, params long[] shape)
    {
        var stream = RandomStream.For("fingerprint", purpose);
        var values = new float[shape.Aggregate(1L, (n, size) => n * size)];
        foreach (ref var value in values.AsSpan())
            value = (float)stream.NextNormal();
        return tensor(values, shape).requires_grad_();
    }

    private static Tensor Indices(int count, int bound) =>
        tensor([.. Enumerable.Range(0, count).Select(i => i * 7919L % bound)]);

    // [1, 37, 1024] as four heads of 256
    private static Tensor Heads(Tensor x) => x.slice(1, 0, 1024, 1).reshape(1, 37, 4, 256).transpose(1, 2);

    // [37, n] as three sequences of 12 steps
    private static Tensor Sequences(Tensor x) => x.slice(0, 0, 36, 1).reshape(3, 12, x.shape[1]);
}
