using TorchSharp.Compute;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g²,
/// p ← p(1 − lr·λ) − lr·m̂/(√v̂ + ε). One fused pass per parameter.
/// </summary>
public class AdamW : optim.Optimizer
{
    private readonly Tensor[] _means;
    private readonly Tensor[] _squares;
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly double _decay;
    private readonly ParamGroup _group;
    private double _power1 = 1;
    private double _power2 = 1;

    internal AdamW(IEnumerable<Parameter> parameters, double lr, double beta1, double beta2, double eps, double weight_decay)
        : base(parameters)
    {
        using var suspension = DisposeScopeManager.Suspend();
        _means = [.. Parameters.Select(p => zeros(p.shape, p.dtype))];
        _squares = [.. Parameters.Select(p => zeros(p.shape, p.dtype))];
        (_beta1, _beta2, _epsilon, _decay) = (beta1, beta2, eps, weight_decay);
        _group = new ParamGroup { Parameters = Parameters, LearningRate = lr, InitialLearningRate = lr };
    }

    public override IEnumerable<optim.ILearningRateController> ParamGroups => [_group];

    public override Tensor? step(Func<Tensor>? closure = null)
    {
        var loss = closure?.Invoke();
        _power1 *= _beta1;
        _power2 *= _beta2;
        var update = new AdamUpdate(_group.LearningRate, _beta1, _beta2, _epsilon, _decay, 1 - _power1, 1 - _power2);
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Impl.Grad is not { } stored)
                continue;
            var parameter = Parameters[i].Impl;
            stored.Retain();
            using var grad = Tensor.Wrap(stored);
            using var contiguous = grad.is_contiguous() ? grad.Share() : Functions.Copying.Contiguous(grad);
            update.Apply(parameter, contiguous.Impl, _means[i].Impl, _squares[i].Impl);
            parameter.Storage.Version++;
        }

        return loss;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var tensor in _means.Concat(_squares))
            tensor.Dispose();
    }
}
