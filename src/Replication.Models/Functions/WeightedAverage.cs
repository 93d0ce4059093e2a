using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Replication.Models.Functions;

/// <summary>In every lane a sum of weighted values and one of weights, both to be multiplied by e^Exponent.</summary>
internal readonly record struct WeightedAverage<T>(Vector512<T> Values, Vector512<T> Weights, Vector512<T> Exponent)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The average of nothing: its exponent is small enough that its exponential is 0 and finite enough to add to.</summary>
    public static WeightedAverage<T> Nothing =>
        new(Vector512<T>.Zero, Vector512<T>.Zero, Vector512.Create(T.CreateChecked(-1e38)));

    /// <summary>The same a step on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WeightedAverage<T> Later(Vector512<T> decay) => new(Values, Weights, Exponent + decay);

    /// <summary>With one more value, of weight e^key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WeightedAverage<T> With(Vector512<T> key, Vector512<T> value) => And(value, Vector512<T>.One, key);

    /// <summary>With another pair of sums. The larger exponent is kept, so that the other's exponential is of a number below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WeightedAverage<T> And(Vector512<T> values, Vector512<T> weights, Vector512<T> exponent)
    {
        var difference = Exponent - exponent;
        var smaller = Lanes<T>.Exp(-Vector512.Abs(difference));
        var isOlder = Vector512.GreaterThan(difference, Vector512<T>.Zero);
        var old = Vector512.ConditionalSelect(isOlder, Vector512<T>.One, smaller);
        var added = Vector512.ConditionalSelect(isOlder, smaller, Vector512<T>.One);
        return new WeightedAverage<T>(
            Lanes<T>.MultiplyAdd(old, Values, added * values), Lanes<T>.MultiplyAdd(old, Weights, added * weights), Vector512.Max(Exponent, exponent));
    }
}
