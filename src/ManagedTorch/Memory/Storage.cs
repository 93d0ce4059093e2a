using System.Runtime.CompilerServices;

namespace TorchSharp.Memory;

/// <summary>A buffer that several tensors may look into; it goes back to the pool when the last lets go.</summary>
internal sealed unsafe class Storage
{
    private byte[]? _buffer;
    private int _holders = 1;

    public Storage(long bytes)
    {
        _buffer = BufferPool.Rent(bytes);
        var address = (nint)Unsafe.AsPointer(ref _buffer[0]);
        Address = (byte*)((address + 63) & ~63);
        Bytes = bytes;
    }

    /// <summary>First byte, aligned to 64.</summary>
    public byte* Address { get; }

    public long Bytes { get; }

    /// <summary>Raised by every in-place change, so that backward notices a saved tensor that is no longer what it was.</summary>
    public int Version { get; set; }

    /// <summary>True while a single tensor looks into this buffer.</summary>
    public bool IsExclusive => _holders == 1;

    public void Retain() => Interlocked.Increment(ref _holders);

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) != 0)
            return;
        BufferPool.Return(_buffer!);
        _buffer = null;
    }
}
