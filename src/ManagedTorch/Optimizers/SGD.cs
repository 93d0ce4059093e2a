using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Gradient descent with momentum: d = g + λp, b ← μb + (1−τ)d (b = d at first), p ← p − lr·b, or p − lr·(d + μb)
/// after Nesterov.
/// </summary>
public class SGD : OptimizerHelper
{
    private readonly Options _defaults;
    private readonly List<(Modules.ParamGroup Group, Parameter[] Members, Tensor?[] Buffers)> _states = [];

    internal SGD(IEnumerable<Modules.ParamGroup> groups, double lr, double momentum, double dampening, double weight_decay, bool nesterov)
    {
        _defaults = new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov };
        foreach (var group in groups)
            add_param_group(group);
    }

    public override Tensor? step(Func<Tensor>? closure = null)
    {
        var loss = closure?.Invoke();
        using var quiet = no_grad();
        using var suspension = DisposeScopeManager.Suspend();
        foreach (var (group, members, buffers) in _states)
        {
            for (var i = 0; i < members.Length; i++)
            {
                using var grad = members[i].grad;
                if (grad is not null)
                    Step(members[i], grad, ref buffers[i], (Options)group.Options);
            }
        }

        return loss;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var (_, _, buffers) in _states)
        {
            foreach (var buffer in buffers)
                buffer?.Dispose();
        }
    }

    private static void Step(Parameter parameter, Tensor grad, ref Tensor? buffer, Options options)
    {
        var (momentum, decay) = (options.momentum!.Value, options.weight_decay!.Value);
        using var direction = decay == 0 ? grad.alias() : grad.add(parameter, decay);
        if (momentum == 0)
        {
            parameter.add_(direction, -options.LearningRate!.Value);
            return;
        }

        if (buffer is null)
            buffer = direction.clone();
        else
            buffer.mul_(momentum).add_(direction, 1 - options.dampening!.Value);
        using var ahead = options.nesterov == true ? direction.add(buffer, momentum) : buffer.alias();
        parameter.add_(ahead, -options.LearningRate!.Value);
    }

    private protected override void Complete(Modules.ParamGroup group)
    {
        if (group.Options is not Options)
            group.Options = new Options { LearningRate = group.Options.LearningRate };
        var options = (Options)group.Options;
        options.LearningRate ??= _defaults.LearningRate;
        options.momentum ??= _defaults.momentum;
        options.dampening ??= _defaults.dampening;
        options.weight_decay ??= _defaults.weight_decay;
        options.nesterov ??= _defaults.nesterov;
        if (options.nesterov == true && (options.momentum <= 0 || options.dampening != 0))
            throw new ArgumentException("SGD: Nesterov's form needs a momentum above 0 and no dampening.");
    }

    private protected override void Prepare(Modules.ParamGroup group, Parameter[] members) =>
        _states.Add((group, members, new Tensor?[members.Length]));

    /// <summary>Settings of a group; null takes the optimiser's value.</summary>
    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
    }

    /// <summary>Parameters with settings of their own.</summary>
    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov })
        {
            if (maximize)
                throw new NotSupportedException("SGD: the managed engine does not maximise; negate the loss.");
        }
    }
}
