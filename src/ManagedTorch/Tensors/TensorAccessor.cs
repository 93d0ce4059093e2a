using System.Collections;
using TorchSharp.Memory;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a tensor in row-major order, whatever its strides.</summary>
public sealed unsafe class TensorAccessor<T> : IEnumerable<T>, IDisposable where T : unmanaged
{
    private readonly torch.Tensor _tensor;

    internal TensorAccessor(torch.Tensor tensor) => _tensor = tensor;

    public long Count => _tensor.numel();

    public T this[params long[] indices]
    {
        get => *At(indices);
        set
        {
            *At(indices) = value;
            _tensor.Impl.Storage.Version++;
        }
    }

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result);
        return result;
    }

    /// <summary>The elements in an array of the tensor's shape.</summary>
    public Array ToNDArray()
    {
        var shape = _tensor.shape;
        if (shape.Length <= 1)
            return ToArray();
        var result = Array.CreateInstance(typeof(T), shape);
        var position = new long[shape.Length];
        foreach (var value in ToArray())
        {
            result.SetValue(value, position);
            for (var d = shape.Length - 1; d >= 0 && ++position[d] == shape[d]; d--)
                position[d] = 0;
        }

        return result;
    }

    public bool IsReadOnly => false;

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (_tensor.is_contiguous())
        {
            new ReadOnlySpan<T>(_tensor.Impl.Data<T>() + tensorIndex, checked((int)(Count - tensorIndex))).CopyTo(array[arrayIndex..]);
            return;
        }

        using var contiguous = _tensor.contiguous();
        new TensorAccessor<T>(contiguous).CopyTo(array, arrayIndex, tensorIndex);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (!_tensor.is_contiguous())
            throw new InvalidOperationException("CopyFrom: the tensor is not contiguous; call contiguous() first.");
        array[arrayIndex..].CopyTo(new Span<T>(_tensor.Impl.Data<T>() + tensorIndex, checked((int)(Count - tensorIndex))));
        _tensor.Impl.Storage.Version++;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
    }

    private T* At(long[] indices)
    {
        var impl = _tensor.Impl;
        if (indices.Length != impl.Shape.Length)
            throw new ArgumentException($"A tensor of shape {Shapes.Text(impl.Shape)} needs {impl.Shape.Length} indices, not {indices.Length}.");
        var offset = 0L;
        for (var d = 0; d < indices.Length; d++)
        {
            var index = indices[d] < 0 ? indices[d] + impl.Shape[d] : indices[d];
            if (index < 0 || index >= impl.Shape[d])
                throw new IndexOutOfRangeException($"Index {indices[d]} is outside dimension {d} of shape {Shapes.Text(impl.Shape)}.");
            offset += index * impl.Strides[d];
        }

        return impl.Data<T>() + offset;
    }
}
