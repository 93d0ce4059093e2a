using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>Loops that apply a function to every element.</summary>
internal static unsafe class Elementwise
{
    /// <summary>y = op(x) over a nest whose only operand is x (inner stride 0 or 1).</summary>
    public static void Map<T, TOp>(Nest nest, T* x, T* y, TOp op) where T : unmanaged where TOp : struct, IUnary
    {
        var stride = nest.InnerStride(0);
        var inner = nest.Inner;
        nest.Run((row, first, count) => Map(x + nest.Offset(0, row) + first * stride, stride, y + row * inner + first, count, op));
    }

    /// <summary>y = op(a, b) over a nest of a and b (inner strides 0 or 1).</summary>
    public static void Zip<T, TOp>(Nest nest, T* a, T* b, T* y, TOp op) where T : unmanaged where TOp : struct, IBinary
    {
        long sa = nest.InnerStride(0), sb = nest.InnerStride(1), inner = nest.Inner;
        nest.Run((row, first, count) => Zip(
            a + nest.Offset(0, row) + first * sa, sa, b + nest.Offset(1, row) + first * sb, sb, y + row * inner + first, count, op));
    }

    private static void Map<T, TOp>(T* x, long stride, T* y, long count, TOp op) where T : unmanaged where TOp : struct, IUnary
    {
        var width = Vector512<T>.Count;
        var i = 0L;
        if (stride == 0)
        {
            Fill(y, count, op.Apply(Vector512.Create(*x)));
            return;
        }

        for (; i <= count - width; i += width)
            Vector512.Store(op.Apply(Vector512.Load(x + i)), y + i);
        if (i < count)
            Simd.StoreFirst(op.Apply(Simd.LoadFirst(x + i, count - i, Vector512<T>.Zero)), y + i, count - i);
    }

    private static void Zip<T, TOp>(T* a, long sa, T* b, long sb, T* y, long count, TOp op)
        where T : unmanaged where TOp : struct, IBinary
    {
        var width = Vector512<T>.Count;
        var i = 0L;
        if (sa == 0 && sb == 0)
        {
            Fill(y, count, op.Apply(Vector512.Create(*a), Vector512.Create(*b)));
        }
        else if (sb == 0)
        {
            var right = Vector512.Create(*b);
            for (; i <= count - width; i += width)
                Vector512.Store(op.Apply(Vector512.Load(a + i), right), y + i);
            if (i < count)
                Simd.StoreFirst(op.Apply(Simd.LoadFirst(a + i, count - i, Vector512<T>.Zero), right), y + i, count - i);
        }
        else if (sa == 0)
        {
            var left = Vector512.Create(*a);
            for (; i <= count - width; i += width)
                Vector512.Store(op.Apply(left, Vector512.Load(b + i)), y + i);
            if (i < count)
                Simd.StoreFirst(op.Apply(left, Simd.LoadFirst(b + i, count - i, Vector512<T>.One)), y + i, count - i);
        }
        else
        {
            for (; i <= count - width; i += width)
                Vector512.Store(op.Apply(Vector512.Load(a + i), Vector512.Load(b + i)), y + i);
            if (i < count)
            {
                var left = Simd.LoadFirst(a + i, count - i, Vector512<T>.Zero);
                var right = Simd.LoadFirst(b + i, count - i, Vector512<T>.One);
                Simd.StoreFirst(op.Apply(left, right), y + i, count - i);
            }
        }
    }

    private static void Fill<T>(T* y, long count, Vector512<T> value) where T : unmanaged =>
        new Span<T>(y, checked((int)count)).Fill(value.GetElement(0));
}
