using Replication.Models.Checkpoints;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

public sealed class SafeTensorsTests
{
    [Test]
    public void Half_precision_is_read_as_float32()
    {
        using var folder = new TemporaryFolder();
        // 1, −2, 0.5 and the largest finite float16; 1, −2, 0.5 and 3·2⁹⁹ in bfloat16.
        var path = folder.SafeTensors(
            """{"b":{"dtype":"BF16","shape":[4],"data_offsets":[8,16]},"h":{"dtype":"F16","shape":[2,2],"data_offsets":[0,8]},"__metadata__":{"note":"x"}}""",
            [0x00, 0x3c, 0x00, 0xc0, 0x00, 0x38, 0xff, 0x7b, 0x80, 0x3f, 0x00, 0xc0, 0x00, 0x3f, 0xc0, 0x71]);
        using var file = new SafeTensorsFile(path);
        using Tensor half = file.Read("h"), brain = file.Read("b");
        Assert.That(half.shape, Is.EqualTo(new long[] { 2, 2 }));
        Assert.That(half.data<float>().ToArray(), Is.EqualTo(new[] { 1f, -2f, 0.5f, 65504f }));
        Assert.That(brain.data<float>().ToArray(), Is.EqualTo(new[] { 1f, -2f, 0.5f, MathF.ScaleB(1.5f, 100) }));
        Assert.That(file.Metadata["note"], Is.EqualTo("x"));
    }

    [Test]
    public void Written_tensors_read_back_bit_for_bit()
    {
        using var folder = new TemporaryFolder();
        using var value = tensor(new[] { 1.5f, float.NaN, -0f, float.Epsilon }, [2, 2]);
        SafeTensors.Write(folder.At("x.safetensors"), [new("x", value)]);
        using var back = SafeTensors.Read(folder.At("x.safetensors"))["x"];
        Assert.That(back.data<float>().ToArray().Select(BitConverter.SingleToInt32Bits), Is.EqualTo(value.data<float>().ToArray().Select(BitConverter.SingleToInt32Bits)));
    }

    [TestCase("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "'x' claims bytes 0 to 8, but the file holds 4", TestName = "A_truncated_tensor_is_named")]
    [TestCase("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "'x' of shape [2] needs 8 bytes, but the header gives it 4", TestName = "A_shape_that_does_not_fit_its_bytes_is_named")]
    [TestCase("""{"x":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}""", "'x' has the impossible shape", TestName = "A_shape_beyond_64_bits_is_named")]
    [TestCase("""{"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "'x' has the impossible shape [-1]", TestName = "A_negative_shape_is_named")]
    [TestCase("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", "'x' claims bytes -4 to 0", TestName = "A_negative_offset_is_named")]
    [TestCase("""{"x":{"dtype":"F16","shape":[1],"data_offsets":[0,2]},"y":{"dtype":"F16","shape":[1],"data_offsets":[1,3]}}""", "'x' and 'y' overlap at byte 1", TestName = "Overlapping_tensors_are_named")]
    [TestCase("""{"x":{"dtype":"F16","shape":[1],"data_offsets":[0,2]},"x":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}""", "'x' stands twice", TestName = "A_tensor_that_stands_twice_is_named")]
    [TestCase("""{"x":{"dtype":"I4","shape":[8],"data_offsets":[0,4]}}""", "'x' is stored as I4; F32, F16, BF16, F64 and I64 can be read", TestName = "An_unknown_type_is_named_with_those_that_can_be_read")]
    [TestCase("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "not the JSON of a safetensors file", TestName = "A_missing_offset_is_refused")]
    [TestCase("""{"x":{"dtype":"F32","shape":[1]}}""", "not the JSON of a safetensors file", TestName = "Missing_offsets_are_refused")]
    [TestCase("""["x"]""", "not the JSON of a safetensors file", TestName = "A_header_that_is_a_list_is_refused")]
    [TestCase("""{"x":""", "not the JSON of a safetensors file", TestName = "A_header_that_breaks_off_is_refused")]
    public void A_hostile_header_is_refused(string header, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.SafeTensors(header, new byte[4]);
        Assert.That(Assert.Throws<CheckpointException>(() => SafeTensors.Read(path))!.Message, Does.StartWith(path).And.Contain(expected));
    }

    [TestCase(long.MaxValue)]
    [TestCase(-1)]
    [TestCase(1000)]
    public void A_header_longer_than_the_file_is_refused_before_anything_is_allocated(long claimed)
    {
        using var folder = new TemporaryFolder();
        var path = folder.SafeTensors("{}", [], claimed);
        Assert.That(Assert.Throws<CheckpointException>(() => SafeTensors.Read(path))!.Message, Does.StartWith(path).And.Contain("the header claims"));
    }

    [TestCase(0)]
    [TestCase(7)]
    public void A_file_too_short_for_its_length_field_is_refused(int bytes)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("x"), new byte[bytes]);
        Assert.That(Assert.Throws<CheckpointException>(() => SafeTensors.Read(folder.At("x")))!.Message, Does.Contain($"it has {bytes} bytes"));
    }
}
