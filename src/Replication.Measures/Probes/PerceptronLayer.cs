using Replication.Random;

namespace Replication.Measures.Probes;

/// <summary>Where one layer lies in a list of all parameters: its weights [inputs, width], then its biases (width). What pads the width stays 0.</summary>
internal readonly record struct PerceptronLayer(int Inputs, int Outputs, int Offset)
{
    public int Width => Products.Padded(Outputs);

    public int End => Offset + (Inputs + 1) * Width;

    public Span<double> Weights(double[] parameters) => parameters.AsSpan(Offset, Inputs * Width);

    public Span<double> Biases(double[] parameters) => parameters.AsSpan(Offset + Inputs * Width, Width);

    /// <summary>Uniform within √(6 / (inputs + outputs)) of 0, weights and biases alike (Glorot and Bengio 2010).</summary>
    public void Initialise(double[] parameters, RandomStream stream)
    {
        var bound = Math.Sqrt(6.0 / (Inputs + Outputs));
        for (var row = 0; row <= Inputs; row++)
        {
            for (var output = 0; output < Outputs; output++)
                parameters[Offset + row * Width + output] = bound * (2 * stream.NextDouble() - 1);
        }
    }

    /// <summary>target = rows · W + b.</summary>
    /// <param name="rows">[count, stride], of which the first columns are the inputs.</param>
    /// <param name="target">[count, width]</param>
    public void Forward(double[] parameters, ReadOnlySpan<double> rows, int stride, int count, Span<double> target)
    {
        for (var row = 0; row < count; row++)
            Biases(parameters).CopyTo(target[(row * Width)..]);
        Products.Add(target, rows, stride, 1, Weights(parameters), count, Inputs, Width);
    }

    /// <summary>The gradient of the mean loss, with ½ penalty · ‖W‖² / count, for slopes of each row's loss.</summary>
    /// <param name="slopes">[count, width]</param>
    public void Gradient(double[] parameters, ReadOnlySpan<double> rows, int stride, int count, ReadOnlySpan<double> slopes, double penalty, double[] gradient)
    {
        var weights = Weights(parameters);
        var target = Weights(gradient);
        for (var at = 0; at < weights.Length; at++)
            target[at] = penalty * weights[at];
        Products.Add(target, rows, 1, stride, slopes, Inputs, count, Width);
        var biases = Biases(gradient);
        biases.Clear();
        Products.Add(biases, One, 0, 0, slopes, 1, count, Width);
        foreach (ref var value in gradient.AsSpan(Offset, End - Offset))
            value /= count;
    }

    /// <summary>target = slopes · Wᵀ: how the loss changes with this layer's inputs.</summary>
    /// <param name="target">[count, padded inputs]</param>
    public void Backward(double[] parameters, ReadOnlySpan<double> slopes, int count, Span<double> target)
    {
        var width = Products.Padded(Inputs);
        var turned = new double[Outputs * width];
        var weights = Weights(parameters);
        for (var input = 0; input < Inputs; input++)
        {
            for (var output = 0; output < Outputs; output++)
                turned[output * width + input] = weights[input * Width + output];
        }

        target[..(count * width)].Clear();
        Products.Add(target, slopes, Width, 1, turned, count, Outputs, width);
    }

    private static readonly double[] One = [1];
}
