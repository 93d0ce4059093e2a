using TorchSharp.Compute;
using TorchSharp.Memory;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The running means of a group of parameters, and the step that Adam and AdamW share.</summary>
internal sealed class AdamState : IDisposable
{
    private readonly Parameter[] _parameters;
    private readonly Tensor[] _means;
    private readonly Tensor[] _squares;
    private double _power1 = 1;
    private double _power2 = 1;

    public AdamState(ParamGroup group, Parameter[] parameters)
    {
        Group = group;
        _parameters = parameters;
        _means = [.. parameters.Select(p => zeros(p.shape, p.dtype))];
        _squares = [.. parameters.Select(p => zeros(p.shape, p.dtype))];
    }

    public ParamGroup Group { get; }

    /// <param name="beta1">Memory of the mean.</param>
    /// <param name="beta2">Memory of the squares.</param>
    /// <param name="epsilon">Keeps the divisor from zero.</param>
    /// <param name="decay">Weight decay.</param>
    /// <param name="coupled">Adds the decay to the gradient (Adam) rather than to the step (AdamW).</param>
    public void Step(double beta1, double beta2, double epsilon, double decay, bool coupled)
    {
        _power1 *= beta1;
        _power2 *= beta2;
        var update = new AdamUpdate(Group.LearningRate, beta1, beta2, epsilon, coupled ? 0 : decay, 1 - _power1, 1 - _power2);
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (_parameters[i].Impl.Grad is not { } stored)
                continue;
            var parameter = _parameters[i].Impl;
            stored.Retain();
            using var grad = Tensor.Wrap(stored);
            using var whole = coupled && decay != 0 ? WithDecay(grad, _parameters[i], decay) : grad.Share();
            using var contiguous = whole.is_contiguous() ? whole.Share() : Functions.Copying.Contiguous(whole);
            update.Apply(parameter, contiguous.Impl, _means[i].Impl, _squares[i].Impl);
            parameter.Storage.Version++;
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _means.Concat(_squares))
            tensor.Dispose();
    }

    private static Tensor WithDecay(Tensor grad, Parameter parameter, double decay)
    {
        using var quiet = no_grad();
        using var suspension = DisposeScopeManager.Suspend();
        return grad.add(parameter, decay);
    }
}
