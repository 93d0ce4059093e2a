using System.Runtime.CompilerServices;
using TorchSharp.Memory;

namespace TorchSharp.Compute.Gemm;

/// <summary>Memory for packed operands, lent by the pool: several products of one size can share it, one after the other.</summary>
/// <param name="panels">Elements for panels of B.</param>
/// <param name="rows">Elements for rows of A.</param>
internal readonly unsafe struct Workspace<T>(long panels, long rows) : IDisposable where T : unmanaged
{
    private const int Alignment = 64;

    private readonly byte[] _buffer = BufferPool.Rent((Whole(panels) + rows) * sizeof(T));

    public T* Panels => (T*)(((nint)Unsafe.AsPointer(ref _buffer[0]) + Alignment - 1) & ~(Alignment - 1));

    public T* Rows => Panels + Whole(panels);

    public void Dispose() => BufferPool.Return(_buffer);

    private static long Whole(long elements) => (elements + Alignment - 1) / Alignment * Alignment;
}
