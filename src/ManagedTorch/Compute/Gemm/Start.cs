namespace TorchSharp.Compute.Gemm;

/// <summary>What a product is added to: nothing, the target itself, or a row vector repeated for every row.</summary>
internal readonly unsafe struct Start<T>(T* data, long row) where T : unmanaged
{
    /// <summary>Null stands for zero.</summary>
    public T* Data { get; } = data;

    /// <summary>0 repeats one row.</summary>
    public long Row { get; } = row;

    public static Start<T> Zero => default;

    public Start<T> At(long row, long column) => Data == null ? default : new Start<T>(Data + row * Row + column, Row);
}
