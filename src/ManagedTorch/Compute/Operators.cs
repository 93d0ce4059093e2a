using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

internal readonly struct AddOp : IBinary
{
    public Vector512<T> Apply<T>(Vector512<T> a, Vector512<T> b) => a + b;
}

internal readonly struct SubtractOp : IBinary
{
    public Vector512<T> Apply<T>(Vector512<T> a, Vector512<T> b) => a - b;
}

internal readonly struct MultiplyOp : IBinary
{
    public Vector512<T> Apply<T>(Vector512<T> a, Vector512<T> b) => a * b;
}

internal readonly struct DivideOp : IBinary
{
    public Vector512<T> Apply<T>(Vector512<T> a, Vector512<T> b) => a / b;
}

internal readonly struct MaximumOp : IBinary
{
    public Vector512<T> Apply<T>(Vector512<T> a, Vector512<T> b) => Vector512.Max(a, b);
}

internal readonly struct MinimumOp : IBinary
{
    public Vector512<T> Apply<T>(Vector512<T> a, Vector512<T> b) => Vector512.Min(a, b);
}

internal readonly struct CopyOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => x;
}

internal readonly struct NegateOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => -x;
}

internal readonly struct AbsOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => Vector512.Abs(x);
}

internal readonly struct SqrtOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => Vector512.Sqrt(x);
}

internal readonly struct ReciprocalOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => Vector512<T>.One / x;
}

internal readonly struct RsqrtOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => Vector512<T>.One / Vector512.Sqrt(x);
}

internal readonly struct ExpOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => VectorMath.Exp(x);
}

internal readonly struct LogOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => VectorMath.Log(x);
}

internal readonly struct TanhOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => VectorMath.Tanh(x);
}

internal readonly struct SigmoidOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => VectorMath.Sigmoid(x);
}

internal readonly struct ErfOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => VectorMath.Erf(x);
}

internal readonly struct ReluOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => Vector512.Max(x, Vector512<T>.Zero);
}

internal readonly struct SignOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x)
    {
        var positive = Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<T>.Zero), Vector512<T>.One, Vector512<T>.Zero);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<T>.Zero), -Vector512<T>.One, positive);
    }
}
