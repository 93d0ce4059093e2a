using Replication.Models.Architectures;
using Replication.Models.Layers;
using Replication.Models.Quantisation;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

public sealed class Nf4Tests
{
    [Test]
    public void The_formula_gives_the_published_table_to_seven_digits() =>
        Assert.That(Nf4Codebook.FromFormula(), Is.EqualTo(Nf4Codebook.Values.Select(v => (double)v)).Within(1e-7));

    [Test]
    public void Halfway_between_two_codes_goes_down_and_the_next_number_goes_up()
    {
        // Published midpoints between the zero and its neighbours.
        Assert.That(Nf4Codebook.Nearest(0.0397901f), Is.EqualTo(7));
        var midpoint = (float)(((double)Nf4Codebook.Values[7] + Nf4Codebook.Values[8]) / 2);
        Assert.That(Nf4Codebook.Nearest(midpoint), Is.EqualTo(7));
        Assert.That(Nf4Codebook.Nearest(MathF.BitIncrement(midpoint)), Is.EqualTo(8));
        Assert.That(Nf4Codebook.Nearest(-1), Is.Zero);
        Assert.That(Nf4Codebook.Nearest(1), Is.EqualTo(15));
    }

    [Test]
    public void Every_code_survives_a_round_trip_in_every_position()
    {
        float[] values = [.. Enumerable.Range(0, Nf4Tensor.BlockSize).Select(i => 3 * Nf4Codebook.Values[i % 16])];
        var stored = Nf4Tensor.Quantise(values);
        Assert.That(Enumerable.Range(0, values.Length).Select(stored.CodeAt), Is.EqualTo(Enumerable.Range(0, values.Length).Select(i => i % 16)));
        Assert.That(stored.Packed[0], Is.EqualTo(0x01), "the first of two in the high four bits");
        Assert.That(stored.Dequantise(), Is.EqualTo(values));
    }

    // Codes, maxima and values by bitsandbytes' rules (functional.py at 95f9af30), worked out apart from this code.
    [Test]
    public void A_block_two_more_and_their_tail_give_the_golden_codes_and_values()
    {
        float[] values = [.. Enumerable.Range(0, 160).Select(i => (i * 37 % 151 - 75) / (i < 64 ? 64f : i < 128 ? 256f : 1024f))];
        const string Codes =
            "027cf26cf26cf16be15be15ae14ae149e149e038d038d038d027cf27cf26cf16bf15be15be14ae14ae149e039d038d038d027df27cf26cf26bf15be15be15ae14ae149e139d038d038d027d027cf26cf";
        int[] looked = [0, 63, 64, 127, 128, 159];

        var plain = Nf4Tensor.Quantise(values, doubleQuantisation: false);
        Assert.That(Convert.ToHexStringLower(plain.Packed), Is.EqualTo(Codes));
        Assert.That(Enumerable.Range(0, 3).Select(plain.MaximumOf), Is.EqualTo(new[] { 1.171875f, 0.29296875f, 0.0732421875f }));
        Assert.That(looked.Select(i => plain.Dequantise()[i]), Is.EqualTo(new[]
        {
            -1.171875f, -0.10669925808906555f, 0.09899860620498657f, -0.20396272838115692f, -0.020833108574151993f, 0.0732421875f,
        }));

        var twice = Nf4Tensor.Quantise(values);
        Assert.That(Convert.ToHexStringLower(twice.Packed), Is.EqualTo(Codes), "the codes do not depend on how maxima are stored");
        Assert.That(Enumerable.Range(0, 3).Select(twice.MaximumOf), Is.EqualTo(new[] { 1.171875f, 0.2938270568847656f, 0.07135394215583801f }));
        Assert.That(looked.Select(i => twice.Dequantise()[i]), Is.EqualTo(new[]
        {
            -1.171875f, -0.10669925808906555f, 0.09928864240646362f, -0.2045602798461914f, -0.020296012982726097f, 0.07135394215583801f,
        }));
    }

    [Test]
    public void A_layer_of_a_packed_model_computes_the_product_with_the_dequantised_codes_and_passes_their_gradient_on()
    {
        using var model = new Llama(new LlamaConfig { Layers = 1, Width = 16, Heads = 2, KeyValueHeads = 1, InnerWidth = 24, ContextLength = 8, VocabularySize = 11 });
        model.Initialise(RandomStream.For("model"));
        var layer = (Dense)model.named_modules().Single(m => m.name.EndsWith("down_proj", StringComparison.Ordinal)).module;
        using var scope = NewDisposeScope();
        var stored = Nf4Tensor.Quantise(layer.Weight.detach().data<float>().ToArray());
        var dequantised = tensor(stored.Dequantise(), layer.Weight.shape);
        var values = new float[3 * 24];
        RandomStream.For("input").FillNormal(values, 0, 1);
        Tensor first = tensor(values, [3, 24], requires_grad: true), second = tensor(values, [3, 24], requires_grad: true);

        Nf4Weights.Pack(model);
        Tensor actual = layer.call(first), expected = second.matmul(dequantised.t());
        actual.mul(actual).sum().backward();
        expected.mul(expected).sum().backward();
        Closeness.Assert("product", actual.detach(), expected.detach(), 1e-6);
        Closeness.Assert("gradient of the input", first.grad!, second.grad!, 1e-6);
    }

    [TestCase(1)]
    [TestCase(63)]
    [TestCase(65)]
    [TestCase(64 * 256 + 7)]
    public void A_tail_is_quantised_by_its_own_maximum_and_the_error_stays_within_half_a_gap(int length)
    {
        var values = new float[length];
        RandomStream.For("nf4").FillNormal(values, 0, 0.02);
        var stored = Nf4Tensor.Quantise(values);
        var back = stored.Dequantise();
        Assert.That(stored.Packed.Length, Is.EqualTo((length + 1) / 2));
        for (var block = 0; block * Nf4Tensor.BlockSize < length; block++)
        {
            var range = (block * Nf4Tensor.BlockSize)..Math.Min((block + 1) * Nf4Tensor.BlockSize, length);
            var maximum = values[range].Max(Math.Abs);
            // The widest gap is 0.3038 between −1 and −0.6962; the stored maximum adds its own error.
            var bound = maximum * 0.152f + Math.Abs(stored.MaximumOf(block) - maximum);
            Assert.That(values[range].Zip(back[range], (a, b) => Math.Abs(a - b)).Max(), Is.LessThanOrEqualTo(bound), $"block {block}");
        }
    }

    [Test]
    public void Zeros_stay_zeros()
    {
        Assert.That(Nf4Tensor.Quantise(new float[130]).Dequantise(), Is.All.Zero);
        Assert.That(Nf4Tensor.Quantise([]).Dequantise(), Is.Empty);
    }

    [Test]
    public void A_number_that_is_not_finite_is_named() =>
        Assert.That(Assert.Throws<ArgumentException>(() => Nf4Tensor.Quantise([1, float.NaN]))!.Message, Does.Contain("Element 1 is NaN"));

    [Test]
    public void Storage_costs_about_4127_thousandths_of_a_bit_per_number_and_four_and_a_half_bits_with_plain_maxima()
    {
        const int Count = 64 * 256 * 16;
        Assert.That(Nf4Tensor.Quantise(new float[Count]).Bytes * 8.0 / Count, Is.EqualTo(4.127).Within(0.0005));
        Assert.That(Nf4Tensor.Quantise(new float[Count], doubleQuantisation: false).Bytes * 8.0 / Count, Is.EqualTo(4.5));
    }

    [Test]
    public void The_dynamic_map_holds_256_values_and_finds_each_of_them()
    {
        Assert.That(DynamicMap.Values, Has.Count.EqualTo(256).And.Ordered.And.Unique);
        Assert.That(DynamicMap.Values[^1], Is.EqualTo(1f));
        Assert.That(DynamicMap.Values[0], Is.EqualTo(-0.99296875f), "middle of the last of 64 parts of [0.1, 1]");
        Assert.That(DynamicMap.Values.Select(DynamicMap.Nearest), Is.EqualTo(Enumerable.Range(0, 256)));
    }

    [Test]
    public void Rounding_a_model_touches_the_linear_layers_of_its_blocks_alone()
    {
        using var model = new Gpt2(new Gpt2Config { Layers = 1, Width = 16, Heads = 2, ContextLength = 8, VocabularySize = 11 });
        model.Initialise(RandomStream.For("model"));
        var before = model.named_parameters().ToDictionary(p => p.name, p => p.parameter.detach().data<float>().ToArray());
        var count = Nf4Weights.Round(model);
        var changed = model.named_parameters().Where(p => !p.parameter.detach().data<float>().ToArray().SequenceEqual(before[p.name])).Select(p => p.name).ToList();
        string[] expected = ["attn.c_attn", "attn.c_proj", "mlp.c_fc", "mlp.c_proj"];
        Assert.That(changed, Is.EquivalentTo(expected.Select(n => $"transformer.h.0.{n}.weight")));
        Assert.That(count, Is.EqualTo(12 * 16 * 16));
    }
}
