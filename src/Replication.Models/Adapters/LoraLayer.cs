using Replication.Models.Layers;
using Replication.Random;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Adapters;

/// <summary>One adapted linear layer: W·x becomes W·x + (α/r)·B·A·dropout(x).</summary>
public sealed class LoraLayer : IDisposable
{
    private readonly LoraSettings _settings;
    private readonly LinearLayer _layer;
    private readonly RandomStream _dropout;
    private readonly Action _unhook;
    private bool _merged;

    internal LoraLayer(string name, LinearLayer layer, LoraSettings settings, RandomStream initial, RandomStream dropout)
    {
        (Name, _layer, _settings, _dropout) = (name, layer, settings, dropout);
        A = new Parameter(zeros(settings.Rank, layer.Inputs, device: layer.Device));
        B = new Parameter(zeros(layer.Outputs, settings.Rank, device: layer.Device));
        A.DetachFromDisposeScope();
        B.DetachFromDisposeScope();
        Weights.Uniform(A, initial, 1 / Math.Sqrt(layer.Inputs));
        var hook = layer.register_forward_hook((module, input, output) => _merged ? output : output + Change(input, module.training));
        _unhook = hook.remove;
    }

    /// <summary>Name of the adapted layer.</summary>
    public string Name { get; }

    /// <summary>[r, in]</summary>
    public Parameter A { get; }

    /// <summary>[out, r]</summary>
    public Parameter B { get; }

    /// <summary>α/r</summary>
    public double Scaling => _settings.Scaling;

    /// <summary>ΔW = (α/r)·B·A, [out, in].</summary>
    public Tensor Delta()
    {
        using var noGrad = no_grad();
        using var product = B.matmul(A);
        return product * _settings.Scaling;
    }

    internal void Merge() => Shift(into: true);

    internal void Unmerge() => Shift(into: false);

    public void Dispose()
    {
        _unhook();
        A.Dispose();
        B.Dispose();
    }

    private Tensor Change(Tensor input, bool training)
    {
        using var kept = training && _settings.Dropout > 0 ? Dropped(input) : null;
        return F.linear(F.linear(kept ?? input, A), B) * _settings.Scaling;
    }

    // The mask comes from the run's own stream, so that every engine drops the same inputs.
    private Tensor Dropped(Tensor input)
    {
        var mask = new float[input.numel()];
        var kept = (float)(1 / (1 - _settings.Dropout));
        for (var i = 0; i < mask.Length; i++)
            mask[i] = _dropout.NextDouble() < _settings.Dropout ? 0 : kept;
        using var factors = tensor(mask, input.shape, device: input.device);
        return input * factors;
    }

    private void Shift(bool into)
    {
        if (_merged == into)
            throw new InvalidOperationException($"The adapter of '{Name}' is {(into ? "already" : "not")} merged.");
        if (_layer.IsPacked)
            throw new InvalidOperationException($"'{Name}' is packed as NF4, and 4-bit codes cannot take the change of its adapter; merge into a model that is not packed.");
        using var noGrad = no_grad();
        using var delta = Delta();
        using var turned = _layer.InputsFirst ? delta.t() : delta.alias();
        if (into)
            _layer.Weight.add_(turned);
        else
            _layer.Weight.sub_(turned);
        _merged = into;
    }
}
