using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models.Quantisation;

/// <summary>
/// A frozen matrix that lies packed as NF4 on its model's device: codes [⌈n/2⌉] of bytes, two to a byte, and maxima
/// [⌈n/64⌉], in float32 or, by double quantisation, of bytes with scales [⌈n/16384⌉] and an offset [1] in float32.
/// </summary>
public sealed class Nf4Weight : Module
{
    private readonly Tensor codes;
    private readonly Tensor maxima;
    private readonly Tensor? scales;
    private readonly Tensor? offset;
    private readonly long[] _shape;

    /// <param name="stored">The numbers in row-major order.</param>
    /// <param name="shape">The matrix' shape.</param>
    public Nf4Weight(Nf4Tensor stored, long[] shape)
        : base(nameof(Nf4Weight))
    {
        _shape = shape;
        codes = tensor(stored.Packed.ToArray()).DetachFromDisposeScope();
        if (stored.PlainMaxima is { } plain)
        {
            maxima = tensor(plain).DetachFromDisposeScope();
        }
        else
        {
            maxima = tensor(stored.QuantisedMaxima.ToArray()).DetachFromDisposeScope();
            scales = tensor(stored.Scales.ToArray()).DetachFromDisposeScope();
            offset = tensor(new[] { stored.Offset }).DetachFromDisposeScope();
        }

        RegisterComponents();
    }

    public IReadOnlyList<long> Shape => _shape;

    public Device Device => codes.device;

    /// <summary>Bytes of storage.</summary>
    public long Bytes => buffers().Sum(buffer => buffer.numel() * buffer.element_size());

    /// <summary>
    /// The matrix in float32: every code's value times its block's maximum, to the last bit what <see cref="Nf4Tensor.Dequantise"/>
    /// gives. By a loop on the CPU, by the engine's own operations elsewhere. The caller disposes it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The maxima were converted to another type than float32.</exception>
    public Tensor Dequantise()
    {
        if ((scales ?? maxima).dtype != ScalarType.Float32)
            throw new InvalidOperationException($"The maxima of a matrix packed as NF4 were converted to {(scales ?? maxima).dtype} and are no longer what was stored; move the model between devices, but do not convert it.");
        return codes.device_type == TorchSharp.DeviceType.CPU
            ? Nf4Dequantisation.Here(codes, maxima, scales, offset, _shape)
            : DequantiseThere();
    }

    /// <summary><see cref="Dequantise"/> by the engine's operations, wherever the matrix lies.</summary>
    internal Tensor DequantiseThere() => Nf4Dequantisation.There(codes, maxima, scales, offset, _shape);
}
