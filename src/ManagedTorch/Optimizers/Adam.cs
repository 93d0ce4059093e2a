using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam (Kingma and Ba 2015); weight decay is added to the gradient.</summary>
public class Adam : OptimizerHelper
{
    private readonly Options _defaults;
    private readonly List<AdamState> _states = [];

    internal Adam(IEnumerable<Modules.ParamGroup> groups, double lr, double beta1, double beta2, double eps, double weight_decay)
    {
        _defaults = new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay };
        foreach (var group in groups)
            add_param_group(group);
    }

    public override Tensor? step(Func<Tensor>? closure = null)
    {
        var loss = closure?.Invoke();
        foreach (var state in _states)
        {
            var options = (Options)state.Group.Options;
            state.Step(options.beta1!.Value, options.beta2!.Value, options.eps!.Value, options.weight_decay!.Value, coupled: true);
        }

        return loss;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var state in _states)
            state.Dispose();
    }

    private protected override void Complete(Modules.ParamGroup group)
    {
        if (group.Options is not Options)
            group.Options = new Options { LearningRate = group.Options.LearningRate };
        var options = (Options)group.Options;
        options.LearningRate ??= _defaults.LearningRate;
        options.beta1 ??= _defaults.beta1;
        options.beta2 ??= _defaults.beta2;
        options.eps ??= _defaults.eps;
        options.weight_decay ??= _defaults.weight_decay;
    }

    private protected override void Prepare(Modules.ParamGroup group, Parameter[] members) => _states.Add(new AdamState(group, members));

    /// <summary>Settings of a group; null takes the optimiser's value.</summary>
    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;
    }

    /// <summary>Parameters with settings of their own.</summary>
    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay })
        {
            if (amsgrad || maximize)
                throw new NotSupportedException("Adam: the managed engine has neither amsgrad nor maximize.");
        }
    }
}
