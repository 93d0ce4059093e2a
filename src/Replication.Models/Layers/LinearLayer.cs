using Replication.Models.Quantisation;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models.Layers;

/// <summary>A linear layer, [.., in] → [.., out]. Its weight is a parameter or, once packed, frozen 4-bit codes.</summary>
public abstract class LinearLayer : Module<Tensor, Tensor>
{
    private Parameter? weight;
    private readonly Parameter? bias;
    private Nf4Weight? packed;
    private readonly long[] _shape;
    private ScalarType? _computeType;

    /// <param name="name">The kind of layer.</param>
    /// <param name="inputs">Width of what it is given.</param>
    /// <param name="outputs">Width of what it gives.</param>
    /// <param name="inputsFirst">Whether the weight lies as [in, out] rather than [out, in].</param>
    /// <param name="hasBias">Whether something is added to the product.</param>
    private protected LinearLayer(string name, long inputs, long outputs, bool inputsFirst, bool hasBias)
        : base(name)
    {
        (Inputs, Outputs, InputsFirst) = (inputs, outputs, inputsFirst);
        _shape = inputsFirst ? [inputs, outputs] : [outputs, inputs];
        weight = new Parameter(UnfilledWeights.AreWanted ? zeros(1, 1).expand(_shape) : zeros(_shape));
        bias = hasBias ? new Parameter(zeros(outputs)) : null;
        RegisterComponents();
    }

    public long Inputs { get; }

    public long Outputs { get; }

    /// <summary>Whether the weight lies as [in, out] rather than [out, in].</summary>
    public bool InputsFirst { get; }

    /// <summary>Whether the weight is held as 4-bit codes.</summary>
    public bool IsPacked => packed is not null;

    public Device Device => packed?.Device ?? weight!.device;

    /// <summary>[out, in], or [in, out] where inputs come first.</summary>
    /// <exception cref="InvalidOperationException">The layer is packed.</exception>
    public Parameter Weight => weight
        ?? throw new InvalidOperationException($"The weight of this {GetName()} of {Inputs} inputs and {Outputs} outputs is packed as NF4 and is no parameter; ask for its values, or use a model that is not packed.");

    /// <summary>[out]</summary>
    public Parameter? Bias => bias;

    /// <summary>The numbers that the product is computed with, in the weight's shape. The caller disposes them.</summary>
    public Tensor Values() => packed?.Dequantise() ?? weight!.detach();

    /// <summary>Gives up the weight for 4-bit codes, for good.</summary>
    /// <param name="doubleQuantisation">Store the block maxima in 8 bits too.</param>
    /// <param name="computeType">The type that products are computed in, such as bfloat16; null for that of the input.</param>
    /// <exception cref="InvalidOperationException">The layer is packed already.</exception>
    public void Pack(bool doubleQuantisation = true, ScalarType? computeType = null)
    {
        using var values = Weight.detach();
        Pack(values, doubleQuantisation, computeType);
    }

    /// <summary>Gives up the weight for the 4-bit codes of other numbers, such as those of a checkpoint.</summary>
    internal void Pack(Tensor values, bool doubleQuantisation, ScalarType? computeType)
    {
        using var scope = NewDisposeScope();
        var device = Weight.device;
        var stored = Nf4Tensor.Quantise(values.cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray(), doubleQuantisation);
        Replace(null);
        _computeType = computeType;
        packed = new Nf4Weight(stored, _shape).to(device);
        register_module(nameof(packed), packed);
    }

    /// <summary>Gives a weight that was left unfilled room of its own.</summary>
    internal void Fill() => Replace(new Parameter(zeros(_shape, device: Weight.device)));

    public override Tensor forward(Tensor input) => packed is null
        ? Product(input, weight!, bias)
        : Nf4Product.Of(input, packed, bias, InputsFirst, _computeType);

    private protected abstract Tensor Product(Tensor input, Tensor weight, Tensor? bias);

    private void Replace(Parameter? other)
    {
        other?.DetachFromDisposeScope();
        ConditionallyRegisterParameter(nameof(weight), other);
        weight?.Dispose();
        weight = other;
    }
}
