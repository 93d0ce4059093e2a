using static TorchSharp.torch;

namespace ManagedTorch.Tests;

/// <summary>Compares gradients with central differences in float64.</summary>
internal static class GradientCheck
{
    private const double Step = 1e-6;

    /// <summary>Every input's gradient of Σ w·f(inputs), with fixed random weights w, to a relative 1e-6.</summary>
    public static void Run(Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        foreach (var input in inputs)
            input.requires_grad_();
        var output = function(inputs);
        var weights = Draw.Normal("gradient check", output.shape);
        output.mul(weights).sum().backward();
        for (var i = 0; i < inputs.Length; i++)
        {
            Assert.That(inputs[i].grad, Is.Not.Null, $"input {i} has no gradient");
            var actual = inputs[i].grad!.data<double>().ToArray();
            for (var element = 0; element < actual.Length; element++)
            {
                var expected = Difference(function, inputs, i, element, weights);
                Assert.That(actual[element], Is.EqualTo(expected).Within(1e-6 * (1 + Math.Abs(expected))), $"input {i}, element {element}");
            }
        }
    }

    private static double Difference(Func<Tensor[], Tensor> function, Tensor[] inputs, int i, int element, Tensor weights)
    {
        double At(double shift)
        {
            using var noGrad = no_grad();
            using var scope = NewDisposeScope();
            var values = inputs[i].data<double>().ToArray();
            values[element] += shift;
            var moved = (Tensor[])inputs.Clone();
            moved[i] = tensor(values, inputs[i].shape);
            return function(moved).mul(weights).sum().item<double>();
        }

        return (At(Step) - At(-Step)) / (2 * Step);
    }
}
