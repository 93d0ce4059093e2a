using TorchSharp.Memory;
using TorchSharp.Randomness;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Uniform numbers in [0, 1).</summary>
    public static Tensor rand(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        var x = empty(size, dtype);
        Draws.Fill(x, Draws.Uniform(generator, x.dtype));
        return x.requires_grad_(requires_grad);
    }

    /// <summary>Standard normal numbers.</summary>
    public static Tensor randn(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        var x = empty(size, dtype);
        Draws.Fill(x, Draws.Normal(generator));
        return x.requires_grad_(requires_grad);
    }

    public static Tensor rand(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand([size], dtype, device, requires_grad, generator);

    public static Tensor rand(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand([size], dtype, device, requires_grad, generator);

    public static Tensor rand(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand([rows, columns], dtype, device, requires_grad, generator);

    public static Tensor rand(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand([rows, columns], dtype, device, requires_grad, generator);

    public static Tensor rand(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand([dim0, dim1, dim2], dtype, device, requires_grad, generator);

    public static Tensor rand(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand([dim0, dim1, dim2], dtype, device, requires_grad, generator);

    public static Tensor randn(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn([size], dtype, device, requires_grad, generator);

    public static Tensor randn(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn([size], dtype, device, requires_grad, generator);

    public static Tensor randn(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn([rows, columns], dtype, device, requires_grad, generator);

    public static Tensor randn(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn([rows, columns], dtype, device, requires_grad, generator);

    public static Tensor randn(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn([dim0, dim1, dim2], dtype, device, requires_grad, generator);

    public static Tensor randn(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn([dim0, dim1, dim2], dtype, device, requires_grad, generator);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        rand(input.shape, dtype ?? input.dtype, device, requires_grad);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        randn(input.shape, dtype ?? input.dtype, device, requires_grad);

    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator);

    /// <summary>Whole numbers from low to high − 1, int64 unless another type is given.</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        if (high <= low)
            throw new ArgumentException($"randint: there is no whole number from {low} up to, and not including, {high}.");
        var source = generator ?? Generator.Default;
        var values = new long[Shapes.Count(size)];
        foreach (ref var value in values.AsSpan())
            value = low + source.Below((ulong)(high - low));
        return tensor(values, size, dtype ?? ScalarType.Int64, device, requires_grad);
    }

    /// <summary>The numbers 0 … n − 1 in random order (Fisher and Yates).</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        var source = generator ?? Generator.Default;
        var order = new long[n];
        for (var i = 0L; i < n; i++)
        {
            var j = source.Below((ulong)(i + 1));
            order[i] = order[j];
            order[j] = i;
        }

        return tensor(order, dtype ?? ScalarType.Int64, device, requires_grad);
    }

    public static Tensor bernoulli(Tensor input, Generator? generator = null)
    {
        using var uniform = rand(input.shape, ScalarType.Float64, generator: generator);
        using var hit = uniform.lt(input);
        return hit.to(input.dtype);
    }

    public partial class Tensor
    {
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null)
        {
            Writable("normal_");
            var next = Draws.Normal(generator);
            Draws.Fill(this, () => mean + std * next());
            return this;
        }

        public Tensor uniform_(double from, double to, Generator? generator = null)
        {
            Writable("uniform_");
            var next = Draws.Uniform(generator, dtype);
            Draws.Fill(this, () => from + (to - from) * next());
            return this;
        }
    }
}
