using TorchSharp.Modules;

namespace Replication.Measures.Ntk;

/// <summary>Takes parameters out of the graph for a while: gradients of whole batches would be computed for nothing.</summary>
internal sealed class FrozenParameters : IDisposable
{
    private readonly List<Parameter> _thaw;

    public FrozenParameters(IEnumerable<Parameter> parameters)
    {
        _thaw = [.. parameters.Where(parameter => parameter.requires_grad)];
        _thaw.ForEach(parameter => parameter.requires_grad_(false));
    }

    public void Dispose() => _thaw.ForEach(parameter => parameter.requires_grad_(true));
}
