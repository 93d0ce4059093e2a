using System.Numerics;

namespace TorchSharp.Compute;

/// <summary>A comparison of two numbers of one type.</summary>
internal interface IComparison
{
    bool Holds<T>(T a, T b) where T : unmanaged, IComparisonOperators<T, T, bool>;
}

internal readonly struct EqualOp : IComparison
{
    public bool Holds<T>(T a, T b) where T : unmanaged, IComparisonOperators<T, T, bool> => a == b;
}

internal readonly struct NotEqualOp : IComparison
{
    public bool Holds<T>(T a, T b) where T : unmanaged, IComparisonOperators<T, T, bool> => a != b;
}

internal readonly struct LessOp : IComparison
{
    public bool Holds<T>(T a, T b) where T : unmanaged, IComparisonOperators<T, T, bool> => a < b;
}

internal readonly struct LessOrEqualOp : IComparison
{
    public bool Holds<T>(T a, T b) where T : unmanaged, IComparisonOperators<T, T, bool> => a <= b;
}

internal readonly struct GreaterOp : IComparison
{
    public bool Holds<T>(T a, T b) where T : unmanaged, IComparisonOperators<T, T, bool> => a > b;
}

internal readonly struct GreaterOrEqualOp : IComparison
{
    public bool Holds<T>(T a, T b) where T : unmanaged, IComparisonOperators<T, T, bool> => a >= b;
}
