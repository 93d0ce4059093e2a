using System.Collections.Concurrent;
using System.Numerics;

namespace TorchSharp.Memory;

/// <summary>
/// Pinned byte buffers by size class, kept for reuse. A buffer that nobody returns is an ordinary managed
/// array: the garbage collector frees it, so a forgotten tensor costs time, never memory.
/// </summary>
internal static class BufferPool
{
    /// <summary>Room for reading one whole vector past the last element, and for aligning the first.</summary>
    private const int Slack = 128;

    private static readonly ConcurrentBag<byte[]>[] Free = [.. Enumerable.Range(0, 256).Select(_ => new ConcurrentBag<byte[]>())];
    private static long _pooled;
    private static long _created;

    /// <summary>Bytes that lie unused in the pool.</summary>
    public static long PooledBytes => Interlocked.Read(ref _pooled);

    /// <summary>Bytes ever allocated by the pool.</summary>
    public static long CreatedBytes => Interlocked.Read(ref _created);

    public static byte[] Rent(long bytes)
    {
        var (index, size) = Class(bytes + Slack);
        if (Free[index].TryTake(out var buffer))
        {
            Interlocked.Add(ref _pooled, -buffer.LongLength);
            return buffer;
        }

        if (size > Array.MaxLength)
            throw new InsufficientMemoryException($"A tensor of {bytes:N0} bytes is larger than the managed engine can hold; the limit is {Array.MaxLength:N0}.");
        Interlocked.Add(ref _created, size);
        return GC.AllocateUninitializedArray<byte>((int)size, pinned: true);
    }

    public static void Return(byte[] buffer)
    {
        var (index, _) = Class(buffer.LongLength);
        Interlocked.Add(ref _pooled, buffer.LongLength);
        Free[index].Add(buffer);
    }

    // Four size classes to each power of two: at most a quarter of a buffer is wasted.
    private static (int Index, long Size) Class(long bytes)
    {
        bytes = Math.Max(bytes, 256);
        var power = BitOperations.Log2((ulong)(bytes - 1));
        var step = 1L << Math.Max(power - 2, 0);
        var size = (bytes + step - 1) / step * step;
        power = BitOperations.Log2((ulong)(size - 1));
        return (power * 4 + (int)(((size - 1) >> Math.Max(power - 2, 0)) & 3), size);
    }
}
