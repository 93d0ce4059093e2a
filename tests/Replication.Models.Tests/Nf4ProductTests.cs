using System.Reflection;
using Replication.Models.Functions;
using Replication.Models.Layers;
using Replication.Models.Quantisation;
using Replication.Random;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

/// <summary>The product with a packed matrix: its numbers, its gradient, its types and what it leaves behind.</summary>
public sealed class Nf4ProductTests
{
    [TestCase(1, 1)]
    [TestCase(3, 7)]
    [TestCase(5, 13)]
    [TestCase(16, 64)]
    [TestCase(130, 128)]
    public void The_engines_own_operations_and_the_loop_dequantise_to_the_bits_of_the_stored_numbers(int rows, int columns)
    {
        var values = Numbers(rows * columns);
        foreach (var doubleQuantisation in new[] { true, false })
        {
            var stored = Nf4Tensor.Quantise(values, doubleQuantisation);
            using var weight = new Nf4Weight(stored, [rows, columns]);
            using Tensor here = weight.Dequantise(), there = weight.DequantiseThere();
            Assert.That(here.shape, Is.EqualTo(new long[] { rows, columns }));
            Assert.That(there.shape, Is.EqualTo(here.shape));
            Assert.That(here.data<float>().ToArray(), Is.EqualTo(stored.Dequantise()));
            Assert.That(there.data<float>().ToArray(), Is.EqualTo(stored.Dequantise()));
            Assert.That(weight.Bytes, Is.EqualTo(stored.Bytes));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public void The_gradient_of_the_input_agrees_with_finite_differences(bool inputsFirst)
    {
        using var scope = NewDisposeScope();
        using LinearLayer layer = inputsFirst ? new Conv1D(12, 9) : new Dense(12, 9);
        Weights.Set(layer.Weight, Numbers(12 * 9));
        Weights.Set(layer.Bias!, Numbers(9));
        layer.Pack();
        double[] values = [.. Numbers(2 * 3 * 12).Select(v => (double)v)];
        var x = tensor(values, [2, 3, 12], requires_grad: true);
        Cubes(x).backward();
        var gradient = x.grad!.data<double>().ToArray();
        using var noGrad = no_grad();
        const double Step = 1e-4;
        for (var i = 0; i < values.Length; i++)
        {
            var slope = (At(i, Step) - At(i, -Step)) / (2 * Step);
            Assert.That(gradient[i], Is.EqualTo(slope).Within(1e-6 * (1 + Math.Abs(slope))), $"element {i}");
        }

        double At(int index, double shift)
        {
            double[] moved = [.. values];
            moved[index] += shift;
            using var inner = NewDisposeScope();
            return Cubes(tensor(moved, [2, 3, 12])).item<double>();
        }

        Tensor Cubes(Tensor input)
        {
            var y = layer.call(input);
            return (y * y * y).sum();
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_bias_that_is_trained_gets_the_gradient_that_it_gets_beside_a_full_weight(bool inputsFirst)
    {
        using var scope = NewDisposeScope();
        float[] Gradient(bool packed)
        {
            using LinearLayer layer = inputsFirst ? new Conv1D(12, 9) : new Dense(12, 9);
            Weights.Set(layer.Weight, packed ? Numbers(12 * 9) : Nf4Tensor.Quantise(Numbers(12 * 9)).Dequantise());
            if (packed)
                layer.Pack();
            var y = layer.call(tensor(Numbers(2 * 3 * 12), [2, 3, 12]));
            (y * y).sum().backward();
            return layer.Bias!.grad!.data<float>().ToArray();
        }

        Assert.That(Gradient(true).Zip(Gradient(false), (a, b) => Math.Abs(a - b) / (1 + Math.Abs(b))).Max(), Is.LessThan(1e-5f));
        Assert.That(Gradient(false), Has.All.Not.Zero);
    }

    [Category("EngineParity")]
    [TestCase(true)]
    [TestCase(false)]
    public void A_gradient_that_fails_is_thrown_after_a_guarded_pass_and_the_next_pass_gives_the_right_one(bool inputsFirst)
    {
        using var scope = NewDisposeScope();
        using LinearLayer lower = Layer(12, 9), upper = Layer(9, 4), spoilt = Layer(9, 4);
        var x = tensor(Numbers(24), [2, 12], device: RunDevice.Current, requires_grad: true);
        upper.call(lower.call(x)).sum().backward();
        var expected = x.grad!.cpu().data<float>().ToArray();
        Assert.That(expected, Has.Some.Not.Zero);

        var loss = spoilt.call(lower.call(x)).sum();
        foreach (var (_, buffer) in spoilt.named_buffers())
            buffer.Dispose();
        Assert.That(() => BackwardGuard.Backward(loss), Throws.InstanceOf<InvalidOperationException>());

        x.grad!.zero_();
        BackwardGuard.Backward(upper.call(lower.call(x)).sum());
        Assert.That(x.grad!.cpu().data<float>().ToArray(), Is.EqualTo(expected));

        LinearLayer Layer(int inputs, int outputs)
        {
            LinearLayer layer = inputsFirst ? new Conv1D(inputs, outputs) : new Dense(inputs, outputs);
            Weights.Set(layer.Weight, Numbers(inputs * outputs));
            layer.Pack();
            return layer.to(RunDevice.Current);
        }
    }

    [Test]
    public void The_product_is_computed_in_the_type_asked_for_and_given_in_the_inputs()
    {
        using var scope = NewDisposeScope();
        using var layer = new Dense(300, 5, hasBias: false);
        Weights.Set(layer.Weight, Numbers(1500));
        layer.Pack(computeType: ScalarType.Float64);
        var x = tensor(Numbers(600), [2, 300], requires_grad: true);
        var wide = layer.Values().to(ScalarType.Float64);
        var y = layer.call(x);
        y.sum().backward();
        Assert.That(y.detach().data<float>().ToArray(), Is.EqualTo(x.detach().to(ScalarType.Float64).matmul(wide.t()).to(ScalarType.Float32).data<float>().ToArray()));
        Assert.That(x.grad!.dtype, Is.EqualTo(ScalarType.Float32));
        Assert.That(x.grad!.data<float>().ToArray()[..300], Is.EqualTo(wide.sum(0L).to(ScalarType.Float32).data<float>().ToArray()).Within(1e-6f));
    }

    [Test]
    public void A_product_in_bfloat16_is_near_the_one_in_float32_or_refused_by_name()
    {
        using var scope = NewDisposeScope();
        using var layer = new Dense(64, 8);
        Weights.Set(layer.Weight, Numbers(512));
        layer.Pack(computeType: ScalarType.BFloat16);
        var x = tensor(Numbers(128), [2, 64]);
        if (OwnMemory is not null)
        {
            Assert.That(Assert.Throws<NotSupportedException>(() => layer.call(x))!.Message, Does.Contain("no tensors of BFloat16"));
            return;
        }

        // Two operands and a result of eight bits: three halves of 2⁻⁸ of the sum of magnitudes at the most.
        var bound = x.abs().matmul(layer.Values().abs().t()).data<float>().ToArray();
        float[] actual = layer.call(x).detach().data<float>().ToArray(), exact = x.matmul(layer.Values().t()).data<float>().ToArray();
        for (var i = 0; i < actual.Length; i++)
            Assert.That(Math.Abs(actual[i] - exact[i]), Is.LessThan(1.5f / 256 * bound[i]).And.Not.NaN);
        Assert.That(actual, Is.Not.EqualTo(exact));
    }

    [Test]
    public void Nothing_of_the_dequantised_weight_is_left_after_a_forward_and_after_a_backward()
    {
        if (OwnMemory is not { } memory)
        {
            Assert.Ignore("Only the managed engine says how many bytes its tensors hold.");
            return;
        }

        const int Side = 512;
        using var layer = new Dense(Side, Side, hasBias: false);
        layer.Pack();
        using var x = tensor(Numbers(Side), [1, Side], requires_grad: true);
        using (layer.call(x))
        {
            // What is made once, such as the pool's first buffers, is made before anything is counted.
        }

        long before = memory(), rented = Rented();
        using var y = layer.call(x);
        // The result and what finds the way back to it; the weight in full would be 1 MB.
        Assert.That(memory() - before, Is.InRange(1, 16 * Side));
        using var sum = y.sum();
        sum.backward();
        using var gradient = x.grad!;
        Assert.That(memory() - before, Is.InRange(1, 32 * Side));
        Assert.That(rented, Is.GreaterThanOrEqualTo(4 * Side * Side), "in between it was there");
    }

    [Test]
    public void A_packed_weight_lies_in_buffers_of_bytes_and_of_float32()
    {
        using var layer = new Dense(8, 8);
        layer.Pack();
        var weight = layer.named_modules().Select(m => m.module).OfType<Nf4Weight>().Single();
        Assert.That(weight.named_buffers().Select(b => b.name), Is.EqualTo(new[] { "codes", "maxima", "scales", "offset" }));
        Assert.That(weight.named_buffers().Select(b => b.buffer.dtype), Is.EqualTo(new[] { ScalarType.Byte, ScalarType.Byte, ScalarType.Float32, ScalarType.Float32 }));
    }

    private static float[] Numbers(int count)
    {
        var values = new float[count];
        RandomStream.For("packed", $"{count}").FillNormal(values, 0, 1);
        return values;
    }

    /// <summary>Bytes in the hands of tensors, where the engine counts them.</summary>
    private static Func<long>? OwnMemory => Pool("CreatedBytes") is { } created && Pool("PooledBytes") is { } pooled
        ? () => (long)created.GetValue(null)! - (long)pooled.GetValue(null)!
        : null;

    private static long Rented() => (long)Pool("CreatedBytes")!.GetValue(null)!;

    private static PropertyInfo? Pool(string name) => typeof(torch).Assembly.GetType("TorchSharp.Memory.BufferPool")?.GetProperty(name);
}
