using Replication.Measures.Ntk;
using Replication.Models;
using Replication.Models.Layers;
using Replication.Random;
using Replication.Training.Linearised;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Ntk;

/// <summary>A model to first order: its products, its gradients, and its training in closed form.</summary>
public sealed class LinearisedModelTests
{
    [Test]
    public void It_starts_as_the_model_with_the_model_s_own_gradients()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["query", "value"]);
        using var scope = NewDisposeScope();
        using var jacobian = Taken(micro);
        using var linear = new LinearisedModel(jacobian);
        var labels = tensor(new long[] { 0, 2, 1, 0, 1 }, device: RunDevice.Current);
        Assert.That(linear.Logits().detach().data<float>().ToArray(), Is.EqualTo(jacobian.Logits.data<float>().ToArray()));

        nn.functional.cross_entropy(linear.Logits(), labels).backward();
        nn.functional.cross_entropy(micro.Model.call(micro.Inputs, micro.Mask).Logits, labels).backward();
        foreach (var (mine, its) in linear.Parameters.Zip(micro.Lora.Parameters()))
            Assert.That(AdaptedEncoderCase.Gap(mine.grad!, its.grad!), Is.LessThan(2e-6));
    }

    [Test]
    public void A_product_with_a_direction_is_the_model_s_derivative_along_it()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["query", "value"]);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var jacobian = Taken(micro);
        var direction = Direction(jacobian);
        const double step = 1e-2;
        var start = jacobian.Blocks.Select(block => block.Parameter.detach().clone()).ToList();
        Tensor At(double distance)
        {
            for (var i = 0; i < start.Count; i++)
                jacobian.Blocks[i].Parameter.copy_(start[i] + direction[i] * distance);
            return micro.Model.call(micro.Inputs, micro.Mask).Logits;
        }

        var slope = (At(step) - At(-step)) / (2 * step);
        Assert.That(AdaptedEncoderCase.Gap(JacobianProducts.Times(jacobian, direction), slope), Is.LessThan(1e-3));
    }

    [Test]
    public void It_is_linear_in_its_change_and_reads_chosen_examples_in_their_order()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["key"]);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var jacobian = Taken(micro);
        using var linear = new LinearisedModel(jacobian);
        var direction = Direction(jacobian);
        void Move() => linear.Parameters.Zip(direction).ToList().ForEach(pair => pair.First.add_(pair.Second));
        Move();
        var once = linear.Logits() - jacobian.Logits;
        Move();
        Assert.That(AdaptedEncoderCase.Gap(linear.Logits() - jacobian.Logits, once * 2), Is.LessThan(1e-5));
        var chosen = tensor(new long[] { 3, 0, 3 }, device: RunDevice.Current);
        Assert.That(AdaptedEncoderCase.Gap(linear.Logits(chosen), linear.Logits().index_select(0, chosen)), Is.LessThan(1e-6));
    }

    [Test]
    public void Kernel_regression_on_held_out_examples_is_the_linearised_model_at_its_own_solution()
    {
        using var micro = new AdaptedEncoderCase("roberta", ["query", "value"], examples: 8);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var parts = TangentParts.Of(micro.Model, micro.Lora);
        using var train = Jacobian.Of(micro.Model, micro.Inputs.narrow(0, 0, 5), micro.Mask.narrow(0, 0, 5), parts);
        using var heldOut = Jacobian.Of(micro.Model, micro.Inputs.narrow(0, 5, 3), micro.Mask.narrow(0, 5, 3), parts);
        var residual = tensor([.. Enumerable.Range(0, 15).Select(i => (double)(i % 4) - 1)]);
        using var regression = new KernelRegression(TangentKernel.Of(train), residual, 0.5);
        var weights = regression.Solution();
        var byKernel = TangentKernel.Between(heldOut, train).matmul(weights).reshape(3, 3);
        var byParameters = JacobianProducts.Times(heldOut, JacobianProducts.TransposeTimes(train, weights));
        Assert.That(AdaptedEncoderCase.Gap(byParameters, byKernel), Is.LessThan(1e-12));

        using var linear = new LinearisedModel(train);
        foreach (var (parameter, change) in linear.Parameters.Zip(JacobianProducts.TransposeTimes(train, weights)))
            parameter.add_(change.to(ScalarType.Float32));
        Assert.That(AdaptedEncoderCase.Gap(linear.LogitsOf(heldOut) - heldOut.Logits, byKernel), Is.LessThan(1e-5));
    }

    [Test]
    public void Kernel_regression_by_hand_in_one_dimension()
    {
        using var scope = NewDisposeScope();
        using var regression = new KernelRegression(tensor([2.0], [1, 1]), tensor([6.0], [1]), 1);
        Assert.That(regression.Solution().item<double>(), Is.EqualTo(2).Within(1e-15), "6/(2 + 1)");
        Assert.That(regression.Flow(1).item<double>(), Is.EqualTo(2 * (1 - 0.049787068367863944)).Within(1e-15), "1 − e⁻³");
        Assert.That(regression.Descent(0.1, 3).item<double>(), Is.EqualTo(2 * (1 - 0.7 * 0.7 * 0.7)).Within(1e-15));
        Assert.That(regression.Flow(0).item<double>(), Is.Zero);
        using var free = new KernelRegression(zeros([1, 1], dtype: ScalarType.Float64), tensor([6.0], [1]), 0);
        Assert.That(free.Flow(4).item<double>(), Is.EqualTo(24), "without kernel or pull the weights grow for ever");
        Assert.That(() => free.Solution(), Throws.InvalidOperationException.With.Message.Contains("singular"));
        Assert.That(() => new KernelRegression(eye(2, dtype: ScalarType.Float64), tensor([1.0], [1]), 0), Throws.ArgumentException);
        Assert.That(() => new KernelRegression(eye(1, dtype: ScalarType.Float64), tensor([1.0], [1]), -1), Throws.ArgumentException);
    }

    private static Jacobian Taken(AdaptedEncoderCase micro) => Jacobian.Of(micro.Model, micro.Inputs, micro.Mask, TangentParts.Of(micro.Model, micro.Lora));

    private static List<Tensor> Direction(Jacobian jacobian)
    {
        var stream = RandomStream.For("direction");
        return [.. jacobian.Blocks.Select(block =>
        {
            var direction = zeros(block.Parameter.shape, device: block.Parameter.device);
            Weights.Normal(direction, stream, 0.05);
            return direction;
        })];
    }
}
