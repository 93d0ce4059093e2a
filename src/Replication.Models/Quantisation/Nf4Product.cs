using Replication.Models.Functions;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Quantisation;

/// <summary>
/// x·Wᵀ + b with a packed W (Dettmers et al. 2023, equation 5, without its adapters). W is dequantised for the product, let go,
/// and dequantised again for the gradient of x, g·W; W itself has no gradient. Nothing of x and no number of W is kept.
/// </summary>
public sealed class Nf4Product : autograd.SingleTensorFunction<Nf4Product>
{
    public override string Name => nameof(Nf4Product);

    /// <summary>The product in x's type.</summary>
    /// <param name="x">[.., in]</param>
    /// <param name="weight">[out, in], or [in, out] where inputs come first.</param>
    /// <param name="bias">[out]; may be null.</param>
    /// <param name="inputsFirst">Whether the weight lies as [in, out].</param>
    /// <param name="computeType">The type that the product is computed in, such as bfloat16; null for x's.</param>
    public static Tensor Of(Tensor x, Nf4Weight weight, Tensor? bias, bool inputsFirst, ScalarType? computeType) =>
        apply(x, bias!, weight, inputsFirst, computeType ?? x.dtype);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, bias, type) = ((Tensor)vars[0], (Tensor?)vars[1], (ScalarType)vars[4]);
        ctx.save_data("guard", BackwardGuard.OfThread);
        ctx.save_data("weight", vars[2]);
        ctx.save_data("inputs first", vars[3]);
        ctx.save_data("type", type);
        ctx.save_data("bias is trained", bias is { requires_grad: true });
        using var scope = NewDisposeScope();
        var matrix = Matrix((Nf4Weight)vars[2], (bool)vars[3], type);
        return F.linear(x.to(type), matrix, bias?.to(type)).to(x.dtype).MoveToOuterDisposeScope();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var (ofInput, ofBias) = ((BackwardGuard)ctx.get_data("guard")).Gradient(() => Gradients(ctx, grad_output), () => Substitutes(ctx, grad_output));
        ReturnedGradients.LetGo(grad_output, ofInput, ofBias);
        return [ofInput, ofBias!, null!, null!, null!];
    }

    private static (Tensor OfInput, Tensor? OfBias) Gradients(autograd.AutogradContext ctx, Tensor gradient)
    {
        using var scope = NewDisposeScope();
        var type = (ScalarType)ctx.get_data("type");
        var matrix = Matrix((Nf4Weight)ctx.get_data("weight"), (bool)ctx.get_data("inputs first"), type);
        var ofInput = gradient.to(type).matmul(matrix).to(gradient.dtype).MoveToOuterDisposeScope();
        var ofBias = (bool)ctx.get_data("bias is trained")
            ? gradient.reshape(-1, gradient.shape[^1]).sum(0L).MoveToOuterDisposeScope()
            : null;
        return (ofInput, ofBias);
    }

    // The shapes alone count, and views take no memory.
    private static (Tensor OfInput, Tensor? OfBias) Substitutes(autograd.AutogradContext ctx, Tensor gradient)
    {
        using var scope = NewDisposeScope();
        var weight = (Nf4Weight)ctx.get_data("weight");
        var inputs = weight.Shape[(bool)ctx.get_data("inputs first") ? 0 : 1];
        var one = gradient.narrow(-1, 0, 1);
        var ofInput = one.expand([.. gradient.shape[..^1], inputs]).MoveToOuterDisposeScope();
        var ofBias = (bool)ctx.get_data("bias is trained")
            ? one.reshape(-1).narrow(0, 0, 1).expand(gradient.shape[^1]).MoveToOuterDisposeScope()
            : null;
        return (ofInput, ofBias);
    }

    // [out, in] in the type of the product.
    private static Tensor Matrix(Nf4Weight weight, bool inputsFirst, ScalarType type)
    {
        var matrix = weight.Dequantise().to(type);
        return inputsFirst ? matrix.t() : matrix;
    }
}
