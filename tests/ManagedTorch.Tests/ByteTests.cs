using TorchSharp;
using static TorchSharp.torch;

namespace ManagedTorch.Tests;

/// <summary>Bytes are kept, copied, indexed and converted; numbers are not computed in them.</summary>
public sealed class ByteTests
{
    private DisposeScope _scope = null!;

    [SetUp]
    public void Open() => _scope = NewDisposeScope();

    [TearDown]
    public void Close() => _scope.Dispose();

    [Test]
    public void Bytes_are_held_in_a_byte_each_and_read_back()
    {
        var x = tensor(new byte[] { 0, 1, 127, 128, 255, 7 }, [2, 3]);
        Assert.That((x.dtype, x.element_size(), x.is_integral(), x.is_floating_point()), Is.EqualTo((ScalarType.Byte, 1L, true, false)));
        Assert.That(x.bytes.ToArray(), Is.EqualTo(new byte[] { 0, 1, 127, 128, 255, 7 }));
        Assert.That(x.data<byte>()[1, 1], Is.EqualTo(255));
        Assert.That(x[1, 1].item<byte>(), Is.EqualTo(255));
        Assert.That(x[1, 1].ToInt64(), Is.EqualTo(255));
    }

    [Test]
    public void Views_copies_and_joins_keep_their_bytes()
    {
        var x = tensor(new byte[] { 1, 2, 3, 4, 5, 255 }, [2, 3]);
        Assert.That(x.t().contiguous().bytes.ToArray(), Is.EqualTo(new byte[] { 1, 4, 2, 5, 3, 255 }));
        Assert.That(x.narrow(1, 1, 2).clone().bytes.ToArray(), Is.EqualTo(new byte[] { 2, 3, 5, 255 }));
        Assert.That(cat([x, x], 0).shape, Is.EqualTo(new long[] { 4, 3 }));
        Assert.That(x.index_select(0, tensor(new long[] { 1 })).bytes.ToArray(), Is.EqualTo(new byte[] { 4, 5, 255 }));
        x.narrow(1, 0, 1).copy_(tensor(new byte[] { 9, 8 }, [2, 1]));
        Assert.That(x.bytes.ToArray(), Is.EqualTo(new byte[] { 9, 2, 3, 8, 5, 255 }));
    }

    [Test]
    public void Bytes_become_numbers_from_0_to_255()
    {
        var x = tensor(new byte[] { 0, 128, 255 });
        Assert.That(x.to(ScalarType.Int64).data<long>().ToArray(), Is.EqualTo(new long[] { 0, 128, 255 }));
        Assert.That(x.to(ScalarType.Float32).data<float>().ToArray(), Is.EqualTo(new float[] { 0, 128, 255 }));
        Assert.That(x.to(ScalarType.Bool).data<bool>().ToArray(), Is.EqualTo(new[] { false, true, true }));
        Assert.That((x + tensor(new long[] { 1, 1, 1 })).data<long>().ToArray(), Is.EqualTo(new long[] { 1, 129, 256 }), "beside a wider type");
        Assert.That(x.eq(255).data<bool>().ToArray(), Is.EqualTo(new[] { false, false, true }));
    }

    [Test]
    public void What_cannot_be_done_in_bytes_is_refused_with_what_to_do()
    {
        var x = tensor(new byte[] { 1, 2, 3, 4 }, [2, 2]);
        Assert.Multiple(() =>
        {
            Assert.That(() => x + x, Throws.TypeOf<NotSupportedException>().With.Message.Contains("convert them to Int64 or Float32"));
            Assert.That(() => x.sum(), Throws.TypeOf<NotSupportedException>().With.Message.Contains("does not compute with them"));
            Assert.That(() => zeros(2, ScalarType.Byte), Throws.TypeOf<NotSupportedException>().With.Message.Contains("does not compute with them"));
            Assert.That(() => tensor(new long[] { 300 }).to(ScalarType.Byte), Throws.TypeOf<NotSupportedException>().With.Message.Contains("make the tensor of a byte array"));
            Assert.That(() => x.matmul(x), Throws.TypeOf<NotSupportedException>());
            Assert.That(() => nn.functional.layer_norm(x, [2]), Throws.InvalidOperationException.With.Message.Contains("not of Byte"));
        });
    }
}
