using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Training.Proximal;

/// <summary>Parameters θ beside a copy of where they were, θ₀: what every pull to the start is measured from.</summary>
/// <remarks>The parameters stay the caller's.</remarks>
public sealed class Displacement : IDisposable
{
    private readonly List<Tensor> _start;

    /// <param name="parameters">At θ₀ now.</param>
    /// <exception cref="ArgumentException">There are no parameters.</exception>
    public Displacement(IEnumerable<Parameter> parameters)
    {
        Parameters = [.. parameters];
        if (Parameters.Count == 0)
            throw new ArgumentException("A pull to the start needs at least one parameter to pull.", nameof(parameters));
        using var noGrad = no_grad();
        _start = [.. Parameters.Select(parameter => parameter.detach().clone().DetachFromDisposeScope())];
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>θ₀, in the order of the parameters.</summary>
    public IReadOnlyList<Tensor> Start => _start;

    /// <summary>θ − θ₀, one tensor a parameter; it has a gradient in θ unless gradients are off.</summary>
    public IReadOnlyList<Tensor> Change() => [.. Parameters.Zip(_start, (now, start) => now - start)];

    /// <summary>‖θ − θ₀‖ over all parameters together, summed in float64.</summary>
    public double Distance()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return stack([.. Change().Select(SquaredNorm)]).sum().sqrt().cpu().item<double>();
    }

    public void Dispose() => _start.ForEach(start => start.Dispose());

    /// <summary>Of all entries, in float64: []</summary>
    internal static Tensor SquaredNorm(Tensor x) => InnerProduct(x, x);

    /// <summary>Of two tensors of one shape, in float64: []</summary>
    internal static Tensor InnerProduct(Tensor a, Tensor b)
    {
        using var scope = NewDisposeScope();
        return a.to(ScalarType.Float64).mul(b.to(ScalarType.Float64)).sum().MoveToOuterDisposeScope();
    }
}
