namespace TorchSharp.Compute.Gemm;

/// <summary>A matrix somewhere in memory, with strides in elements.</summary>
internal readonly unsafe struct Matrix<T>(T* data, long row, long column) where T : unmanaged
{
    public T* Data { get; } = data;

    /// <summary>Step from one row to the next.</summary>
    public long Row { get; } = row;

    /// <summary>Step from one column to the next.</summary>
    public long Column { get; } = column;

    public Matrix<T> Transposed => new(Data, Column, Row);
}
