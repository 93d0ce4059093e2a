using Replication.Measures.Ntk;
using Replication.Models;
using Replication.Models.Layers;
using Replication.Random;
using Replication.Training.Linearised;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Ntk;

/// <summary>Full-batch descent of a tiny adapted classifier, or of its linearisation, on ½‖f − y‖² + (λ/2)‖θ − θ₀‖².</summary>
internal sealed class ProximalDescent : IDisposable
{
    private const int Examples = 4, Classes = 2;

    private readonly AdaptedEncoderCase _micro;
    private readonly Jacobian _jacobian;
    private readonly LinearisedModel? _linear;
    private readonly List<Parameter> _trained;
    private readonly List<Tensor> _origin;
    private readonly Tensor _targets;
    private readonly double _lambda;

    public ProximalDescent(int seed, double lambda, bool linearised = false)
    {
        _micro = new AdaptedEncoderCase("roberta", ["query", "value"], Examples, Classes, seed: seed);
        _lambda = lambda;
        _jacobian = Jacobian.Of(_micro.Model, _micro.Inputs, _micro.Mask, TangentParts.Of(_micro.Model, _micro.Lora));
        _linear = linearised ? new LinearisedModel(_jacobian) : null;
        _trained = [.. _linear?.Parameters ?? _jacobian.Blocks.Select(block => block.Parameter)];
        _origin = [.. _trained.Select(parameter => parameter.detach().clone())];
        var stream = RandomStream.For("targets", $"{seed}");
        _targets = _jacobian.Logits + tensor([.. Enumerable.Range(0, Examples * Classes).Select(_ => (float)stream.NextNormal())], [Examples, Classes], device: RunDevice.Current);
        Kernel = TangentKernel.Of(_jacobian);
        // A tenth of the largest step that contracts every direction at the start: away from it the model's kernel grows.
        LearningRate = 0.2 / (Spectrum.Of(Kernel).Largest + lambda);
    }

    public Tensor Kernel { get; }

    public double LearningRate { get; }

    public Tensor Start => _jacobian.Logits;

    /// <summary>y − f₀, [N·C] float64.</summary>
    public Tensor Residual => (_targets - Start).reshape(-1).to(ScalarType.Float64);

    public double Risk => Loss().detach().item<float>();

    public double Distance => Math.Sqrt(_trained.Zip(_origin, (now, start) => (now.detach() - start).to(ScalarType.Float64).pow(2).sum().item<double>()).Sum());

    public double Objective => Risk + _lambda / 2 * Distance * Distance;

    public Tensor Outputs()
    {
        using var noGrad = no_grad();
        return Logits();
    }

    public void Step()
    {
        using var scope = NewDisposeScope();
        using var optimiser = optim.SGD(_trained, LearningRate);
        optimiser.zero_grad();
        var pull = _trained.Zip(_origin, (now, start) => (now - start).pow(2).sum()).Aggregate((a, b) => a + b);
        (Loss() + pull * (_lambda / 2)).backward();
        optimiser.step();
    }

    /// <summary>Largest gap between the model and its linearisation at a distance along a fixed direction.</summary>
    public double GapAlong(double distance)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var stream = RandomStream.For("direction");
        var direction = _origin.Select(start =>
        {
            var v = zeros(start.shape, device: start.device);
            Weights.Normal(v, stream, 1);
            return v;
        }).ToList();
        var scale = distance / Math.Sqrt(direction.Sum(v => v.pow(2).sum().item<float>()));
        for (var i = 0; i < _trained.Count; i++)
            _trained[i].copy_(_origin[i] + direction[i] * scale);
        var straight = Start + JacobianProducts.Times(_jacobian, [.. _trained.Zip(_origin, (now, start) => now - start)]);
        return (Logits() - straight).abs().max().item<float>();
    }

    public void Dispose()
    {
        _linear?.Dispose();
        _jacobian.Dispose();
        _micro.Dispose();
    }

    private Tensor Logits() => _linear?.Logits() ?? _micro.Model.call(_micro.Inputs, _micro.Mask).Logits;

    private Tensor Loss() => (Logits() - _targets).pow(2).sum() * 0.5;
}
