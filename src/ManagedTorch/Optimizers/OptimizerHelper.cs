using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An optimiser whose parameters lie in groups, each with settings of its own.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private readonly List<ParamGroup> _groups = [];
    private readonly List<Parameter[]> _members = [];

    private protected OptimizerHelper()
    {
    }

    public override IEnumerable<optim.ILearningRateController> ParamGroups => _groups;

    /// <summary>Every parameter, group by group.</summary>
    public override IEnumerable<Parameter> parameters() => _members.SelectMany(member => member);

    public override void add_param_group(ParamGroup param_group)
    {
        Parameter[] members = [.. param_group.Parameters];
        var known = new HashSet<Memory.TensorImpl>(parameters().Select(p => p.Impl), ReferenceEqualityComparer.Instance);
        foreach (var member in members)
        {
            if (!known.Add(member.Impl))
                throw new ArgumentException($"add_param_group: a parameter of shape {Memory.Shapes.Text(member.shape)} is in the optimiser already; every parameter belongs to one group.");
        }

        Complete(param_group);
        param_group.InitialLearningRate = param_group.LearningRate;
        _groups.Add(param_group);
        _members.Add(members);
        using var suspension = DisposeScopeManager.Suspend();
        Prepare(param_group, members);
    }

    /// <summary>Fills in the settings that the group leaves open.</summary>
    private protected abstract void Complete(ParamGroup group);

    /// <summary>Makes the state of the group's parameters; its tensors belong to no scope.</summary>
    private protected abstract void Prepare(ParamGroup group, Parameter[] members);
}
