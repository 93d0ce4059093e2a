using System.Runtime.Intrinsics;
using Replication.Measures.Clusters;
using Replication.Random;

namespace Replication.Measures.Probes;

/// <summary>Adam on shuffled batches until the loss no longer falls: the defaults of scikit-learn's MLPClassifier.</summary>
/// <param name="members">The points to learn from.</param>
/// <param name="order">Draws the order of every epoch.</param>
internal sealed class PerceptronTraining(Perceptron network, PointSet points, int[] classes, int[] members, double penalty, RandomStream order)
{
    private const int Batch = 200;
    private const double Rate = 1e-3;
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.999;
    private const double Epsilon = 1e-8;
    private const double Tolerance = 1e-4; // an epoch that lowers the best loss by less counts as standing still
    private const int Patience = 10;

    private readonly int[] _order = [.. members];
    private readonly double[] _gradient = new double[network.Parameters.Length];
    private readonly double[] _first = new double[network.Parameters.Length];
    private readonly double[] _second = new double[network.Parameters.Length];
    private double _firstPower = 1; // of the decays, to the number of steps
    private double _secondPower = 1;

    public Perceptron Network => network;

    /// <summary>Learns until more than ten epochs in a row have stood still, or for so many at most; gives how many there were.</summary>
    public int Run(int maxEpochs, CancellationToken cancellation)
    {
        var (best, still) = (double.PositiveInfinity, 0);
        for (var epoch = 1; epoch <= maxEpochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            var loss = Epoch();
            still = loss > best - Tolerance ? still + 1 : 0;
            best = Math.Min(best, loss);
            if (still > Patience)
                return epoch;
        }

        return maxEpochs;
    }

    /// <summary>Sees every point once and gives the mean loss on the way.</summary>
    public double Epoch()
    {
        order.Shuffle<int>(_order);
        var total = 0.0;
        for (var begin = 0; begin < _order.Length; begin += Batch)
        {
            var batch = _order.AsSpan(begin, Math.Min(Batch, _order.Length - begin));
            total += batch.Length * network.Gradient(points, classes, batch, penalty, _gradient);
            Step();
        }

        return total / _order.Length;
    }

    private void Step()
    {
        _firstPower *= FirstDecay;
        _secondPower *= SecondDecay;
        var rate = Vector512.Create(Rate * Math.Sqrt(1 - _secondPower) / (1 - _firstPower));
        var (keepFirst, keepSecond) = (Vector512.Create(FirstDecay), Vector512.Create(SecondDecay));
        var (addFirst, addSecond, epsilon) = (Vector512.Create(1 - FirstDecay), Vector512.Create(1 - SecondDecay), Vector512.Create(Epsilon));
        for (var at = 0; at < _gradient.Length; at += Vector512<double>.Count)
        {
            var slope = Vector512.Create(_gradient, at);
            var first = keepFirst * Vector512.Create(_first, at) + addFirst * slope;
            var second = keepSecond * Vector512.Create(_second, at) + addSecond * (slope * slope);
            first.CopyTo(_first, at);
            second.CopyTo(_second, at);
            (Vector512.Create(network.Parameters, at) - rate * first / (Vector512.Sqrt(second) + epsilon)).CopyTo(network.Parameters, at);
        }
    }
}
