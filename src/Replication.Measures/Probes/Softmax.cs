using System.Runtime.Intrinsics;
using Replication.Random;

namespace Replication.Measures.Probes;

/// <summary>The cross-entropy of a softmax and its slopes, row by row, by our own exponential and logarithm.</summary>
internal static class Softmax
{
    /// <summary>Turns scores into slopes of each row's loss, softmax − 1 at its class, and gives the sum of the losses −ln softmax.</summary>
    /// <param name="scores">[rows, width], of which the first columns are the classes; the rest becomes 0.</param>
    public static double Slopes(Span<double> scores, int width, int outputs, ReadOnlySpan<int> classes)
    {
        var loss = 0.0;
        for (var row = 0; row < classes.Length; row++)
        {
            var values = scores.Slice(row * width, width);
            values[outputs..].Fill(double.NegativeInfinity);
            var largest = values[Perceptron.Largest(values[..outputs])];
            var right = values[classes[row]] - largest;
            var sum = 0.0;
            for (var at = 0; at < width; at += Vector512<double>.Count)
                DeterministicVectors.Exp(Vector512.Create<double>(values[at..]) - Vector512.Create(largest)).CopyTo(values[at..]);
            foreach (var value in values)
                sum += value;
            foreach (ref var value in values)
                value /= sum;
            values[classes[row]] -= 1;
            loss += DeterministicMath.Log(sum) - right;
        }

        return loss;
    }
}
