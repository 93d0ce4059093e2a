using TorchSharp.Autograd;

namespace TorchSharp.Memory;

/// <summary>What a tensor is, apart from the handles that users hold: shape, strides, bytes and gradient bookkeeping.</summary>
internal sealed unsafe class TensorImpl
{
    private int _holders = 1;

    public TensorImpl(Storage storage, torch.ScalarType dtype, long[] shape, long[] strides, long offset)
    {
        Storage = storage;
        Dtype = dtype;
        Shape = shape;
        Strides = strides;
        Offset = offset;
        Count = Shapes.Count(shape);
    }

    public Storage Storage { get; }
    public torch.ScalarType Dtype { get; }

    /// <summary>Never changed after construction: tensors of one shape may share the array.</summary>
    public long[] Shape { get; }

    /// <summary>In elements.</summary>
    public long[] Strides { get; }

    /// <summary>In elements from the start of the storage.</summary>
    public long Offset { get; }

    public long Count { get; }

    public bool RequiresGrad { get; set; }

    /// <summary>What made this tensor; null for leaves.</summary>
    public Node? Producer { get; set; }

    /// <summary>Which of the producer's outputs this is.</summary>
    public int OutputIndex { get; set; }

    /// <summary>Accumulated gradient of a leaf.</summary>
    public TensorImpl? Grad { get; set; }

    public bool NeedsGraph => RequiresGrad || Producer is not null;

    public bool IsContiguous => Shapes.IsContiguous(Shape, Strides);

    /// <summary>Nobody else can see these bytes: they may be changed in place.</summary>
    public bool IsExclusive => _holders == 1 && Storage.IsExclusive;

    /// <summary>Allocates an uninitialised contiguous tensor.</summary>
    public static TensorImpl New(torch.ScalarType dtype, long[] shape)
    {
        var bytes = Shapes.Count(shape) * Dtypes.Size(dtype);
        return new TensorImpl(new Storage(bytes), dtype, shape, Shapes.ContiguousStrides(shape), 0);
    }

    /// <summary>A second view of the same bytes.</summary>
    public TensorImpl View(long[] shape, long[] strides, long offset)
    {
        Storage.Retain();
        return new TensorImpl(Storage, Dtype, shape, strides, offset);
    }

    public T* Data<T>() where T : unmanaged => (T*)Storage.Address + Offset;

    public void Retain() => Interlocked.Increment(ref _holders);

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) != 0)
            return;
        Storage.Release();
        Grad?.Release();
        Grad = null;
        Producer = null;
    }
}
