namespace TorchSharp.Compute.Gemm;

/// <summary>How a packed group of A's rows lies in memory, as constants that the compiler folds into addresses.</summary>
internal interface IRowLayout
{
    /// <summary>Elements from one row to the next.</summary>
    static abstract int Row { get; }

    /// <summary>Elements from one k to the next.</summary>
    static abstract int Step { get; }
}

/// <summary><c>[row][Depth]</c>: rows stay contiguous.</summary>
internal readonly struct RowMajor : IRowLayout
{
    public static int Row => Gemm<float>.Depth;
    public static int Step => 1;
}

/// <summary><c>[k][height]</c>: a column of the tile is contiguous.</summary>
internal readonly struct ColumnMajor : IRowLayout
{
    public static int Row => 1;
    public static int Step => Gemm<float>.Height;
}
