using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Losses made of recorded operations.</summary>
internal static class Losses
{
    public static Tensor SquaredError(Tensor input, Tensor target, nn.Reduction reduction)
    {
        Check(input, target, "mse_loss");
        using var difference = input.sub(target);
        using var squares = difference.mul(difference);
        return Reduce(squares, reduction);
    }

    public static Tensor AbsoluteError(Tensor input, Tensor target, nn.Reduction reduction)
    {
        Check(input, target, "l1_loss");
        using var difference = input.sub(target);
        using var sizes = difference.abs();
        return Reduce(sizes, reduction);
    }

    /// <summary>−z·log σ(x)·p − (1 − z)·log(1 − σ(x)), by softplus: log(1 + eˣ) − z·x where p is 1.</summary>
    public static Tensor BinaryCrossEntropyWithLogits(Tensor x, Tensor z, Tensor? weight, nn.Reduction reduction, Tensor? positive)
    {
        Check(x, z, "binary_cross_entropy_with_logits");
        using var opposite = x.neg();
        using Tensor isNot = SmoothCurves.Softplus(x, 1, 1000), isSo = SmoothCurves.Softplus(opposite, 1, 1000);
        using var rest = z.neg();
        using var complement = rest.add(1);
        using var first = complement.mul(isNot);
        using var share = z.mul(isSo);
        using var second = positive is null ? share.alias() : share.mul(positive);
        using var sum = first.add(second);
        using var weighted = weight is null ? sum.alias() : sum.mul(weight);
        return Reduce(weighted, reduction);
    }

    /// <summary>−logp[target], weights and ignored rows excepted, over [N, C].</summary>
    public static Tensor NegativeLogLikelihood(Tensor input, Tensor target, Tensor? weight, nn.Reduction reduction)
    {
        if (input.ndim != 2 || target.ndim != 1 || input.shape[0] != target.shape[0])
            throw new InvalidOperationException($"nll_loss: log-probabilities {Shapes.Text(input.shape)} and targets {Shapes.Text(target.shape)} do not fit; they are [N, C] and [N].");
        using var column = target.unsqueeze(1);
        using var chosen = Gathering.Gather(input, 1, column);
        using var line = chosen.squeeze(1);
        using var losses = line.neg();
        if (weight is null)
            return Reduce(losses, reduction);
        using var weights = Gathering.Gather(weight, 0, target);
        using var weighted = losses.mul(weights);
        if (reduction != nn.Reduction.Mean)
            return Reduce(weighted, reduction);
        using Tensor sum = weighted.sum(), total = weights.sum();
        return sum.div(total);
    }

    private static Tensor Reduce(Tensor losses, nn.Reduction reduction) => reduction switch
    {
        nn.Reduction.None => losses.alias(),
        nn.Reduction.Sum => losses.sum(),
        _ => losses.mean(),
    };

    private static void Check(Tensor input, Tensor target, string name)
    {
        if (!input.shape.AsSpan().SequenceEqual(target.shape))
            throw new InvalidOperationException($"{name}: input and target need one shape; they are {Shapes.Text(input.shape)} and {Shapes.Text(target.shape)}.");
    }
}
