using Replication.Measures.Clusters;
using Replication.Measures.Probes;
using Replication.Random;

namespace Replication.Tests.Measures.Probes;

/// <summary>The probe's network and its learning against finite differences and a plain rendering of scikit-learn's.</summary>
public sealed class PerceptronTests
{
    [TestCase(5, 3, 4, 2, 0.0)]
    [TestCase(9, 20, 17, 3, 0.7)]
    [TestCase(40, 33, 18, 19, 0.1)]
    public void The_gradient_is_that_of_finite_differences(int count, int first, int second, int classes, double penalty)
    {
        var points = Clusters.Draw.Normal("gradient", count, 6);
        int[] labels = [.. Enumerable.Range(0, count).Select(at => at * 3 % classes)], members = [.. Enumerable.Range(0, count)];
        var network = new Perceptron(6, new HiddenSizes(first, second), classes);
        network.Initialise(RandomStream.For("gradient"));
        var gradient = new double[network.Parameters.Length];
        network.Gradient(points, labels, members, penalty, gradient);
        var rest = new double[gradient.Length];
        const double step = 1e-6;
        var compared = 0;
        foreach (var layer in network.Layers)
        {
            for (var at = layer.Offset; at < layer.End; at++)
            {
                if ((at - layer.Offset) % layer.Width >= layer.Outputs)
                {
                    Assert.That(gradient[at], Is.Zero, "padding never moves");
                    continue;
                }

                var value = network.Parameters[at];
                network.Parameters[at] = value + step;
                var above = network.Gradient(points, labels, members, penalty, rest);
                network.Parameters[at] = value - step;
                var below = network.Gradient(points, labels, members, penalty, rest);
                network.Parameters[at] = value;
                Assert.That((above - below) / (2 * step), Is.EqualTo(gradient[at]).Within(1e-8), $"parameter {at}");
                compared++;
            }
        }

        Assert.That(compared, Is.EqualTo(6 * first + first + first * second + second + second * classes + classes));
    }

    /// <summary>
    /// Losses and weights of the same start by a rendering of scikit-learn 0.22's MLPClassifier (solver "adam", alpha 0.5, one
    /// batch of all points) in plain Python, list by list and with the mathematics of the C library.
    /// </summary>
    [Test]
    public void Losses_and_weights_are_those_of_the_reference()
    {
        var points = PointSet.From([.. Enumerable.Range(0, 7).Select(i => Enumerable.Range(0, 3).Select(j => ((5 * i + 3 * j) % 7 - 3) / 2.0).ToArray())]);
        int[] labels = [.. Enumerable.Range(0, 7).Select(i => i % 3)];
        var network = new Perceptron(3, new HiddenSizes(4, 3), 3);
        for (var l = 0; l < 3; l++)
        {
            var layer = network.Layers[l];
            for (var j = 0; j < layer.Outputs; j++)
            {
                for (var i = 0; i < layer.Inputs; i++)
                    layer.Weights(network.Parameters)[i * layer.Width + j] = ((7 * i + 5 * j + 3 * l) % 11 - 5) / 10.0;
                layer.Biases(network.Parameters)[j] = ((3 * j + l) % 5 - 2) / 10.0;
            }
        }

        var training = new PerceptronTraining(network, points, labels, [.. Enumerable.Range(0, 7)], penalty: 0.5, RandomStream.For("any"));
        double[] losses = [.. Enumerable.Range(0, 20).Select(_ => training.Epoch())];
        Assert.That(new[] { losses[0], losses[1], losses[9], losses[19] },
            Is.EqualTo(new[] { 1.2415886393749052, 1.2394490444110304, 1.2244257186020955, 1.212014148865726 }).Within(1e-13));
        Assert.That(network.Layers[0].Weights(network.Parameters)[..4].ToArray(),
            Is.EqualTo(new[] { -0.48011342140441843, -0.01731271304396809, 0.4802911576984216, -0.08175980466835224 }).Within(1e-11));
        Assert.That(network.Layers[2].Weights(network.Parameters).Slice(2 * network.Layers[2].Width, 3).ToArray(),
            Is.EqualTo(new[] { 0.38018195333261706, -0.1806430087601243, 0.28025827242780466 }).Within(1e-11));
        Assert.That(network.Layers[1].Biases(network.Parameters)[..3].ToArray(),
            Is.EqualTo(new[] { -0.11693411192765095, 0.1809109017077841, -0.015136806680035165 }).Within(1e-11));
    }

    [Test]
    public void Learning_stops_after_more_than_ten_epochs_without_gain()
    {
        // Points that coincide, two labels each: the loss soon rests at ln 2.
        var points = PointSet.From([.. Enumerable.Repeat(new[] { 0.0, 0 }, 40)]);
        var network = new Perceptron(2, new HiddenSizes(4, 4), 2);
        network.Initialise(RandomStream.For("rest"));
        var training = new PerceptronTraining(network, points, [.. Enumerable.Range(0, 40).Select(at => at % 2)], [.. Enumerable.Range(0, 40)], 0, RandomStream.For("order"));
        var epochs = training.Run(5000, CancellationToken.None);
        Assert.That(epochs, Is.GreaterThan(10).And.LessThan(5000));
        Assert.That(training.Epoch(), Is.EqualTo(Math.Log(2)).Within(0.01));
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(400)]
    public void A_product_is_the_sum_of_its_terms_whatever_the_shape(int rows)
    {
        const int inner = 5, width = 32;
        double[] left = [.. Clusters.Draw.Rows("left", rows, inner).SelectMany(row => row)], right = [.. Clusters.Draw.Rows("right", inner, width).SelectMany(row => row)];
        var target = new double[rows * width];
        Array.Fill(target, 1);
        Products.Add(target, left, inner, 1, right, rows, inner, width);
        for (var at = 0; at < target.Length; at++)
        {
            var expected = 1.0;
            for (var k = 0; k < inner; k++)
                expected = Math.FusedMultiplyAdd(left[at / width * inner + k], right[k * width + at % width], expected);
            Assert.That(target[at], Is.EqualTo(expected), $"element {at}");
        }

        Assert.That(() => Products.Add(target, left, inner, 1, right, rows + 1, inner, width), Throws.ArgumentException);
    }
}
