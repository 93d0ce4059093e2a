using Replication.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Training.Controls;

/// <summary>
/// The depth-profile paper's equal-step control: after every optimiser step the update of each block is rescaled, its
/// direction kept, so that ‖ΔW‖/‖W‖ is the same for all blocks. The common value is the step's mean over the blocks,
/// so that the movement as a whole matches standard training. Embeddings, final norm and head are left to the optimiser.
/// </summary>
/// <remarks>It equalises movement in parameter space, not its effect on the function.</remarks>
public sealed class EqualStep : IStepControl, IDisposable
{
    // Keeps the factor of a block that did not move finite; its update stays zero.
    private const double Smallest = 1e-30;

    private readonly List<List<Parameter>> _blocks;
    private readonly List<List<Tensor>> _before;

    /// <param name="model">Its blocks; only their trained parameters count.</param>
    public EqualStep(LanguageModel model)
    {
        _blocks = [.. model.Blocks.Select(block => block.parameters().Where(parameter => parameter.requires_grad).ToList())];
        using var noGrad = no_grad();
        _before = [.. _blocks.Select(block => block.Select(parameter => parameter.detach().clone().DetachFromDisposeScope()).ToList())];
    }

    public void BeforeStep()
    {
        using var noGrad = no_grad();
        foreach (var (parameter, before) in Pairs())
            before.copy_(parameter);
    }

    public void AfterStep()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var updates = _blocks.Zip(_before, (block, before) => block.Zip(before, (now, old) => now.sub(old)).ToList()).ToList();
        var relative = stack([.. updates.Zip(_before, (update, before) => SquaredNorm(update).div(SquaredNorm(before)).sqrt())]); // (L)
        var factors = relative.mean().div(relative.clamp_min(Smallest)).to(ScalarType.Float32);
        for (var block = 0; block < _blocks.Count; block++)
        {
            var factor = factors[block];
            foreach (var ((parameter, before), update) in _blocks[block].Zip(_before[block]).Zip(updates[block]))
                parameter.copy_(before.add(update.mul(factor)));
        }
    }

    public void Dispose()
    {
        foreach (var (_, before) in Pairs())
            before.Dispose();
    }

    private IEnumerable<(Parameter Parameter, Tensor Before)> Pairs() =>
        _blocks.Zip(_before, (block, before) => block.Zip(before)).SelectMany(pairs => pairs);

    // Over all tensors of a block, in float64: []. One block at a time is widened.
    private static Tensor SquaredNorm(List<Tensor> tensors)
    {
        using var scope = NewDisposeScope();
        return stack([.. tensors.Select(x => x.to(ScalarType.Float64)).Select(x => x.mul(x).sum())]).sum().MoveToOuterDisposeScope();
    }
}
