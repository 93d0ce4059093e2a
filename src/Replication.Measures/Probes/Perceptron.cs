using Replication.Measures.Clusters;
using Replication.Random;

namespace Replication.Measures.Probes;

/// <summary>A classifier of two hidden layers of rectified units and a softmax.</summary>
internal sealed class Perceptron
{
    private const int Chunk = 200; // rows at once: as many as a batch

    private readonly PerceptronLayer[] _layers;
    private readonly double[] _rows;
    private readonly double[][] _active; // of each layer: its outputs
    private readonly double[][] _slopes;
    private readonly int[] _classes = new int[Chunk];

    public Perceptron(int inputs, HiddenSizes sizes, int classes)
    {
        var first = new PerceptronLayer(inputs, sizes.First, 0);
        var second = new PerceptronLayer(sizes.First, sizes.Second, first.End);
        _layers = [first, second, new PerceptronLayer(sizes.Second, classes, second.End)];
        _rows = new double[Chunk * inputs];
        _active = [.. _layers.Select(layer => new double[Chunk * layer.Width])];
        _slopes = [.. _layers.Select(layer => new double[Chunk * layer.Width])];
        Parameters = new double[_layers[^1].End];
    }

    /// <summary>All weights and biases, layer by layer.</summary>
    public double[] Parameters { get; }

    public IReadOnlyList<PerceptronLayer> Layers => _layers;

    public void Initialise(RandomStream stream)
    {
        foreach (var layer in _layers)
            layer.Initialise(Parameters, stream);
    }

    /// <summary>The mean loss of a batch with its penalty, and its gradient.</summary>
    /// <param name="members">The batch, 200 points at most.</param>
    /// <param name="gradient">As long as the parameters; overwritten.</param>
    public double Gradient(PointSet points, ReadOnlySpan<int> classes, ReadOnlySpan<int> members, double penalty, double[] gradient)
    {
        var count = members.Length;
        Forward(points, members);
        for (var row = 0; row < count; row++)
            _classes[row] = classes[members[row]];
        var output = _layers[^1];
        _active[^1].AsSpan(0, count * output.Width).CopyTo(_slopes[^1]);
        var loss = Softmax.Slopes(_slopes[^1], output.Width, output.Outputs, _classes.AsSpan(0, count));
        var squares = 0.0;
        for (var at = _layers.Length - 1; at >= 0; at--)
        {
            var layer = _layers[at];
            var weights = layer.Weights(Parameters);
            squares += Arithmetic.Dot(weights, weights);
            layer.Gradient(Parameters, at == 0 ? _rows : _active[at - 1], Stride(at), count, _slopes[at], penalty, gradient);
            if (at == 0)
                break;
            layer.Backward(Parameters, _slopes[at], count, _slopes[at - 1]);
            var (active, slopes) = (_active[at - 1], _slopes[at - 1]);
            for (var i = 0; i < count * Stride(at); i++)
                slopes[i] = active[i] > 0 ? slopes[i] : 0;
        }

        return (loss + 0.5 * penalty * squares) / count;
    }

    /// <summary>The share of points that are given their class.</summary>
    public double Accuracy(PointSet points, int[] classes) => Accuracy(points, classes, [.. Enumerable.Range(0, points.Count)]);

    /// <summary>The share of some points that are given their class.</summary>
    public double Accuracy(PointSet points, int[] classes, int[] members)
    {
        var right = 0;
        var output = _layers[^1];
        for (var begin = 0; begin < members.Length; begin += Chunk)
        {
            var chunk = members.AsSpan(begin, Math.Min(Chunk, members.Length - begin));
            Forward(points, chunk);
            for (var row = 0; row < chunk.Length; row++)
            {
                if (Largest(_active[^1].AsSpan(row * output.Width, output.Outputs)) == classes[chunk[row]])
                    right++;
            }
        }

        return (double)right / members.Length;
    }

    /// <summary>Where the largest value stands; the first of equals.</summary>
    public static int Largest(ReadOnlySpan<double> values)
    {
        var largest = 0;
        for (var at = 1; at < values.Length; at++)
        {
            if (values[at] > values[largest])
                largest = at;
        }

        return largest;
    }

    private void Forward(PointSet points, ReadOnlySpan<int> members)
    {
        for (var row = 0; row < members.Length; row++)
            points[members[row]].CopyTo(_rows.AsSpan(row * points.Dimensions));
        for (var at = 0; at < _layers.Length; at++)
        {
            var target = _active[at].AsSpan(0, members.Length * _layers[at].Width);
            _layers[at].Forward(Parameters, at == 0 ? _rows : _active[at - 1], Stride(at), members.Length, target);
            if (at == _layers.Length - 1)
                break;
            foreach (ref var value in target)
                value = Math.Max(value, 0);
        }
    }

    private int Stride(int layer) => layer == 0 ? _layers[0].Inputs : _layers[layer - 1].Width;
}
